//! Generates a client for what the program calls. `SMITHWRIGHT_WIRE_DYNAMODB` names the model, a Smithy one.

use std::error::Error;

use smithwright::Generator;

const MODEL: &str = "SMITHWRIGHT_WIRE_DYNAMODB";
const SHARED: &str = "../../../../shared/models/dynamodb-2012-08-10.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={MODEL}");
    let operations = [
        "BatchWriteItem",
        "CreateTable",
        "DeleteItem",
        "DeleteTable",
        "DescribeTable",
        "GetItem",
        "PutItem",
        "Query",
        "UpdateItem",
    ];
    Generator::new(std::env::var(MODEL).unwrap_or_else(|_| SHARED.into()))
        .operations(operations)
        .write_to_out_dir()
        .generate()
        .map_err(|found| found.to_string())?;
    Ok(())
}
