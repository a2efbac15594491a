//! Reviews as files that need no Matinee.

mod destination;

pub(crate) use destination::spare_the_journal;
