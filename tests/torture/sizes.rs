//! How much of each torment, and from which seed: `TORTURE=full` for the sizes of a release,
//! `TORTURE_<NAME>` for one of one's own, `TORTURE_SEED` for other chances.

use std::fmt::Display;
use std::io::Write;

/// What chance begins from, unless told otherwise: the same in every run, so that a failure can be
/// met again.
const SEED: u64 = 20_261_129;

/// How often the torment called `name` is done.
pub fn times(name: &str, short: usize, full: usize) -> usize {
    let own = std::env::var(format!("TORTURE_{}", name.to_uppercase())).ok();
    let is_full = std::env::var("TORTURE").is_ok_and(|asked| asked == "full");
    own.map_or(if is_full { full } else { short }, |own| own.parse().unwrap())
}

/// Chance for the torment called `name`, the same for the same seed.
pub fn chance(name: &str) -> fastrand::Rng {
    let seed = std::env::var("TORTURE_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    let own = name
        .bytes()
        .fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    println!("{name}: seed {seed}");
    fastrand::Rng::with_seed(own)
}

/// What came of a torment, for `docs/safety.md`.
pub fn tell(name: &str, figures: impl Display) {
    println!("{name}: {figures}");
}

/// Says that a torment was not run and why, where it is seen even when the test passes: what
/// `cargo test` keeps to itself is only what the print macros write.
pub fn not_run(name: &str, why: impl Display) {
    let _ = writeln!(std::io::stderr(), "\n{name}: NOT RUN: {why}");
}
