use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Questions of one kind of which only the newest wants an answer, as letters are typed.
#[derive(Debug, Clone, Default)]
pub struct Turns(Arc<AtomicU64>);

impl Turns {
    /// A new question: those before it no longer want an answer.
    pub fn next(&self) -> Turn {
        let of = self.0.fetch_add(1, Ordering::AcqRel) + 1;
        Turn { turns: Some((self.clone(), of)) }
    }

    /// More of the newest question.
    pub fn current(&self) -> Turn {
        Turn { turns: Some((self.clone(), self.0.load(Ordering::Acquire))) }
    }
}

/// One question, which a newer one puts an end to.
#[derive(Debug, Clone)]
pub struct Turn {
    turns: Option<(Turns, u64)>,
}

impl Turn {
    /// A question that nothing puts an end to.
    pub const fn lasting() -> Self {
        Self { turns: None }
    }

    /// A newer question has been asked.
    pub fn is_over(&self) -> bool {
        self.turns.as_ref().is_some_and(|(turns, of)| turns.0.load(Ordering::Acquire) != *of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_question_ends_the_one_before_and_more_of_it() {
        let turns = Turns::default();
        let first = turns.next();
        let more = turns.current();
        assert!(!first.is_over() && !more.is_over());
        let second = turns.next();
        assert!(first.is_over() && more.is_over() && !second.is_over());
        assert!(!Turn::lasting().is_over());
    }
}
