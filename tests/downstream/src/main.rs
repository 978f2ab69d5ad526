//! A program that keeps a client to itself and uses little of it.
#![deny(warnings)]

mod parcels {
    smithwright_runtime::include_client!("parcels");
}

use parcels::types::Stage;

fn main() {
    println!("{}", Stage::Delivered.as_str());
}
