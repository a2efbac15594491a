//! The journal without its window: what is kept, the rules it follows, and
//! where it is stored.

pub mod text;
