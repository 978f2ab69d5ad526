//! Command line of the smithwright client generator.

fn main() {}
