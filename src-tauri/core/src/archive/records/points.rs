//! Scores in an archive are points out of ten, as people write them: 9.5.

use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

use crate::Score;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
pub(super) fn serialize<S: Serializer>(
    score: &Option<Score>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match score {
        Some(score) => serializer.serialize_f64(score.points()),
        None => serializer.serialize_none(),
    }
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Score>, D::Error> {
    Option::<f64>::deserialize(deserializer)?
        .map(|points| of_points(points).map_err(D::Error::custom))
        .transpose()
}

/// The score of so many points. Nothing finer than tenths is ever written, so nothing finer is
/// taken for a score.
fn of_points(points: f64) -> Result<Score, String> {
    let tenths = (points * 10.0).round();
    let near = (points * 10.0 - tenths).abs() < 1e-6;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100"
    )]
    if near
        && (0.0..=100.0).contains(&tenths)
        && let Ok(score) = Score::from_tenths(tenths as u8)
    {
        return Ok(score);
    }
    Err(format!("{points} is no score: it is between 0 and 10, with at most one decimal"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_score_comes_back_from_its_points() {
        for tenths in 0..=100 {
            let score = Score::from_tenths(tenths).unwrap();
            assert_eq!(of_points(score.points()), Ok(score));
        }
    }

    #[test]
    fn what_is_no_score_is_refused() {
        for points in [-0.1, 10.1, 9.55, f64::NAN, f64::INFINITY] {
            assert!(of_points(points).is_err(), "{points}");
        }
    }
}
