//! What the system does to a process that goes beyond its limits.

/// Lets a write beyond the limit that the system sets to files be refused, as on a full disk. Left to
/// itself the system ends the process there, and with it what a person was typing.
pub fn outlive_file_limit() {
    #[cfg(unix)]
    {
        // It need not be looked at: a signal that is caught at all ends nothing.
        let caught = std::sync::Arc::default();
        // Where it cannot be caught, all is as it would be without.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, caught);
    }
}
