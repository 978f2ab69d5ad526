//! Which generated code and which runtime fit together.

/// The form of generated code: raised whenever a client generated before does not work with the runtime after, or the
/// other way round. Generated code names it, and the runtime refuses another at compile time.
pub const FORMAT: u32 = 1;
