//! Facts that AWS's Smithy models state and botocore's definitions lack: finds them, and packs them into the table that
//! comes with the generator.
//!
//! ```sh
//! cargo run -p smithwright-facts -- find MODELS BOTOCORE > rows.tsv
//! cargo run -p smithwright-facts -- pack rows.tsv BOTOCORE EC2 > codegen/src/read/botocore/facts/table.txt
//! cargo run -p smithwright-facts -- list > rows.tsv
//! ```
//! `MODELS` is a folder of Smithy models as JSON AST, `BOTOCORE` the folder `botocore/data` of the same week. `pack`
//! leaves out the services named after its folder: those of which there was no Smithy model, so that nothing is known of
//! them. `list` prints the rows of the table as it is.
//!
//! A row has four columns with tabs between: the service's `sdkId`, the fact, the shape or `SHAPE$member` without
//! namespace, and the value as JSON.

mod find;
mod folders;
mod pack;
mod rows;

pub use find::find;
pub use folders::{definition, definitions, models};
pub use pack::pack;
pub use rows::{Fact, committed, of, read, write};

/// What goes wrong with the folders or files given.
pub type Failure = Box<dyn std::error::Error>;
