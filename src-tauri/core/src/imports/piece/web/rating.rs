//! What a rating says, in JSON-LD or microdata.

use crate::Score;

/// A rating as it stands there, each part empty where it is not said.
#[derive(Debug, Default)]
pub(super) struct Rating {
    pub(super) value: String,
    pub(super) best: String,
    pub(super) worst: String,
}

impl Rating {
    /// The score on the rating's own scale; nothing where none is given. Three of five is three of
    /// five whether the scale begins at 0 or, as schema.org has it where none is named, at 1.
    ///
    /// # Errors
    /// A sentence, where what stands there is no score of that scale.
    pub(super) fn score(&self) -> Result<Option<Score>, String> {
        let Self { value, best, worst } = self;
        if value.is_empty() {
            return Ok(None);
        }
        if worst.parse::<f64>().is_ok_and(|worst| !(0.0..=1.0).contains(&worst)) {
            return Err(format!(
                "‘{value}’ is a rating on a scale that begins at {worst}, which no score out of ten is like, so it was left out."
            ));
        }
        on_scale(value, best).map(Some)
    }
}

/// A score on a scale that ends at `best`; where none is named at five, as schema.org has it
/// (<https://schema.org/bestRating>).
///
/// # Errors
/// A sentence, where it is none.
pub(in crate::imports::piece) fn on_scale(value: &str, best: &str) -> Result<Score, String> {
    let best = if best.is_empty() { "5" } else { best.trim_end_matches(".0") };
    let scaled =
        if value.contains(['/', '%']) { value.to_owned() } else { format!("{value}/{best}") };
    Score::parse_typed(&scaled)
        .map_err(|_| format!("‘{value}’ is no score on a scale to {best}, so it was left out."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of([value, best, worst]: [&str; 3]) -> Result<Option<u8>, String> {
        let rating = Rating { value: value.into(), best: best.into(), worst: worst.into() };
        Ok(rating.score()?.map(Score::tenths))
    }

    #[test]
    fn a_rating_is_read_on_its_own_scale() {
        for (rating, tenths) in [
            (["3", "", ""], 60),
            (["3", "5", "1"], 60),
            (["3", "5", "0"], 60),
            (["4.5", "5", "0.5"], 90),
            (["7", "10", "1"], 70),
            (["7", "10.0", "1.0"], 70),
            (["87", "100", "0"], 87),
            (["3/4", "5", ""], 75),
            (["87%", "5", ""], 87),
        ] {
            assert_eq!(of(rating), Ok(Some(tenths)), "{rating:?}");
        }
        assert_eq!(of(["", "10", "0"]), Ok(None));
    }

    #[test]
    fn what_is_no_score_of_its_scale_is_told() {
        assert_eq!(
            of(["12", "10", "0"]),
            Err("‘12’ is no score on a scale to 10, so it was left out.".to_owned())
        );
        for rating in [["3", "5", "-5"], ["3", "5", "2"], ["great", "5", "1"], ["9", "", ""]] {
            let told = of(rating).unwrap_err();
            assert!(told.starts_with(&format!("‘{}’ is ", rating[0])), "{told}");
        }
    }
}
