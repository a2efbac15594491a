use super::{Settled, Writer};
use crate::imports::foreign::{Origin, Says};
use crate::imports::receipt::Outcome;
use crate::{Error, Result};

impl Writer<'_, '_> {
    /// A row of several parts. What the journal can't keep of one keeps no other out: the row is
    /// what came of the others, and of the one it is told.
    pub(super) fn all(&mut self, parts: &[Says], origin: &Origin) -> Result<Settled> {
        let scored = parts.iter().any(|part| matches!(part, Says::Scored(_, _, None)));
        let mut whole: Option<Settled> = None;
        let mut unkept: Vec<String> = Vec::new();
        for (nth, part) in parts.iter().enumerate() {
            let settled = match part {
                Says::Seen(film, None) if nth == 0 && scored && self.again.is_none() => {
                    self.with_film(film, Self::seen_as_scored)
                }
                _ => self.settle(part, origin),
            };
            let settled = match settled {
                Err(Error::Invalid { reason, .. }) => Settled::nothing(Outcome::Unreadable, reason),
                settled => settled?,
            };
            if settled.outcome == Outcome::Unreadable {
                // Parts that fail for one reason need not say it each.
                if !unkept.contains(&settled.reason) {
                    unkept.push(settled.reason);
                }
                continue;
            }
            // What is asked or left out is so for the whole row.
            let stop = settled.outcome == Outcome::Skipped;
            whole = Some(match whole {
                Some(whole) => whole.and(settled),
                None => settled,
            });
            if stop {
                break;
            }
        }
        let nothing = match unkept.is_empty() {
            true => Settled::nothing(Outcome::Skipped, "It says nothing."),
            false => Settled::nothing(Outcome::Unreadable, ""),
        };
        let mut whole = whole.unwrap_or(nothing);
        unkept.iter().for_each(|reason| whole.say(reason));
        Ok(whole)
    }
}
