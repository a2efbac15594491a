/// The longest file that is read at all.
pub const MAX_FILE: u64 = 20_000_000;

/// The most pixels on a side.
pub const MAX_SIDE: u32 = 12_000;

/// The most memory one picture may take while it is decoded.
pub const MAX_ALLOCATION: u64 = 256 * 1024 * 1024;
