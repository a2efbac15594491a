use super::Tallied;
use crate::Score;

/// Counts, and sums up scores.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) count: u32,
    pub(super) scored: u32,
    tenths: u64,
}

impl Tally {
    /// Counts one with its score.
    pub(super) fn add(&mut self, score: Option<Score>) {
        self.count += 1;
        if let Some(score) = score {
            self.scored += 1;
            self.tenths += u64::from(score.tenths());
        }
    }

    /// The average of the scores, in tenths of a point.
    pub(super) fn average(&self) -> Option<f64> {
        (self.scored > 0).then(|| self.sum() / f64::from(self.scored))
    }

    /// The average drawn towards `all`, the average of everything:
    ///
    /// > (n · average + k · all) / (n + k), with n the number of scores and k = 3
    ///
    /// One film that somebody liked does not make its director the best: with three films a person
    /// stands half way between their own average and that of all. It is the mean of a normal
    /// posterior whose prior weighs as much as k observations (Gelman et al., *Bayesian Data
    /// Analysis*, 3rd ed., §2.5), known as the Bayesian average and from IMDb's chart of the 250
    /// best. Nothing below [`AT_LEAST`] scores.
    pub(super) fn standing(&self, all: f64) -> Option<f64> {
        (self.scored >= AT_LEAST)
            .then(|| (self.sum() + WEIGHT * all) / (f64::from(self.scored) + WEIGHT))
    }

    pub(super) fn told(&self) -> Tallied {
        Tallied { count: self.count, scored: self.scored, average: self.average() }
    }

    #[expect(clippy::cast_precision_loss, reason = "sums of a few million scores are exact")]
    fn sum(&self) -> f64 {
        self.tenths as f64
    }
}

/// Scored films below which nobody is called best.
const AT_LEAST: u32 = 3;

/// As many films as the average of everything weighs.
const WEIGHT: f64 = 3.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn of(scores: &[u8]) -> Tally {
        let mut tally = Tally::default();
        for tenths in scores {
            tally.add(Score::from_tenths(*tenths).ok());
        }
        tally
    }

    #[test]
    fn what_has_no_score_is_counted_and_not_averaged() {
        let mut tally = of(&[70, 81]);
        tally.add(None);
        assert_eq!(tally.told(), Tallied { count: 3, scored: 2, average: Some(75.5) });
        assert_eq!(Tally::default().told(), Tallied::default());
    }

    #[test]
    fn few_films_stand_nearer_to_the_average_of_all() {
        assert_eq!(of(&[100, 100]).standing(70.0), None, "two are too few");
        // (300 + 210) / 6, and (900 + 210) / 12.
        assert_eq!(of(&[100; 3]).standing(70.0), Some(85.0));
        assert_eq!(of(&[100; 9]).standing(70.0), Some(92.5));
    }
}
