//! What every benchmark shares: ours and its floor, measured in turn in one
//! run and told as a ratio, because seconds differ between machines and days.

#![allow(dead_code, reason = "no benchmark uses all of it")]

pub mod bare;
pub mod journal;
pub mod whole;

use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// How many entries to measure with: `BENCH_ENTRIES`, else 10,000.
pub fn entries() -> usize {
    match std::env::var("BENCH_ENTRIES") {
        Ok(number) => number.parse().expect("BENCH_ENTRIES is a number"),
        Err(_) => 10_000,
    }
}

/// The most memory this process has held, in bytes.
pub fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("/proc tells the memory used");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kilobytes.unwrap_or(0_u64) << 10
}

/// A measure of time, in seconds since some moment.
pub type Stopwatch = fn() -> f64;

/// Time as the wall has it.
pub fn wall() -> f64 {
    thread_local!(static START: Instant = Instant::now());
    START.with(|start| start.elapsed().as_secs_f64())
}

/// The processor's time, of this process and of those it has waited for, for
/// floors that are other programs.
pub fn processor() -> f64 {
    const TICKS_A_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").expect("/proc tells the time used");
    // The name in brackets may hold anything; what follows it is numbers.
    let numbers = stat.rsplit(')').next().unwrap_or_default();
    let used: f64 = numbers
        .split_whitespace()
        .skip(11)
        .take(4)
        .filter_map(|tick| tick.parse::<f64>().ok())
        .sum();
    used / TICKS_A_SECOND
}

/// Runs `ours` and `floor` by turns, `rounds` times each after one round that
/// isn't counted, and tells the medians, their ratio and what it should be.
/// Answers the median of ours.
pub fn compare(
    what: &str,
    budget: f64,
    rounds: usize,
    watch: Stopwatch,
    mut ours: impl FnMut(),
    mut floor: impl FnMut(),
) -> f64 {
    let timed = |one: &mut dyn FnMut()| {
        let start = watch();
        one();
        watch() - start
    };
    timed(&mut ours);
    timed(&mut floor);
    let (mut of_ours, mut of_floor) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        of_ours.push(timed(&mut ours));
        of_floor.push(timed(&mut floor));
    }
    let ours = median(of_ours);
    tell(what, budget, ours, median(of_floor));
    ours
}

/// Puts every question to `ours` and to `floor`, by turns, and tells the medians and the 99th
/// percentiles of the times, each with its ratio.
pub fn spread<Q>(
    what: &str,
    budget: f64,
    questions: &[Q],
    mut ours: impl FnMut(&Q),
    mut floor: impl FnMut(&Q),
) {
    let timed = |one: &mut dyn FnMut(&Q), question: &Q| {
        let start = wall();
        one(question);
        wall() - start
    };
    // What is read for the first time is read from the disk.
    for question in questions {
        ours(question);
        floor(question);
    }
    let (mut of_ours, mut of_floor) = (Vec::new(), Vec::new());
    for question in questions {
        of_ours.push(timed(&mut ours, question));
        of_floor.push(timed(&mut floor, question));
    }
    let last = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() * 99 / 100]
    };
    tell(&format!("{what}, p99"), budget, last(&mut of_ours), last(&mut of_floor));
    tell(&format!("{what}, p50"), budget, median(of_ours), median(of_floor));
}

/// Prints one line: what, both times, their ratio, and the budget.
pub fn tell(what: &str, budget: f64, ours: f64, floor: f64) {
    let ratio = ours / floor;
    let verdict = verdict(ratio <= budget);
    println!(
        "{what:<46} {:>10} floor {:>10} ratio {ratio:>6.2} {verdict} {budget:.2}",
        told(ours),
        told(floor)
    );
}

/// The word for a figure that keeps to its budget, or does not, which [`end`] then says too.
pub fn verdict(keeps: bool) -> &'static str {
    if !keeps {
        OVER.store(true, Ordering::Relaxed);
    }
    if keeps { "within" } else { "OVER" }
}

/// How the benchmark ends: as failed where anything was over its budget.
pub fn end() -> ExitCode {
    if OVER.load(Ordering::Relaxed) {
        eprintln!("Not all figures are within their budgets.");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

static OVER: AtomicBool = AtomicBool::new(false);

fn told(seconds: f64) -> String {
    if seconds < 1.0 { format!("{:.3} ms", seconds * 1e3) } else { format!("{seconds:.2} s") }
}

/// The middle one of some times.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
