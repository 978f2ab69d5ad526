//! Generates clients for what the program calls. `SMITHWRIGHT_WIRE_LAMBDA` and `SMITHWRIGHT_WIRE_APIGATEWAY` name the
//! models, Smithy ones.

use std::error::Error;

use smithwright::Generator;

const SERVICES: [(&str, &str, &str, &[&str]); 2] = [
    (
        "lambda",
        "SMITHWRIGHT_WIRE_LAMBDA",
        "../../../../shared/models/lambda-2015-03-31.json",
        &[
            "AddPermission",
            "CreateAlias",
            "CreateFunction",
            "DeleteFunction",
            "GetFunction",
            "GetPolicy",
            "Invoke",
            "ListFunctions",
            "ListTags",
            "ListVersionsByFunction",
            "PublishVersion",
            "PutFunctionConcurrency",
            "TagResource",
            "UntagResource",
            "UpdateFunctionConfiguration",
        ],
    ),
    (
        "apigateway",
        "SMITHWRIGHT_WIRE_APIGATEWAY",
        "../../../../shared/models/api-gateway-2015-07-09.json",
        &[
            "CreateApiKey",
            "CreateDeployment",
            "CreateResource",
            "CreateRestApi",
            "DeleteRestApi",
            "GetApiKeys",
            "GetMethod",
            "GetResources",
            "GetRestApi",
            "GetStages",
            "PutIntegration",
            "PutMethod",
            "PutMethodResponse",
            "UpdateRestApi",
        ],
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    for (name, variable, shared, operations) in SERVICES {
        println!("cargo::rerun-if-env-changed={variable}");
        Generator::new(std::env::var(variable).unwrap_or_else(|_| shared.into()))
            .crate_name(name)
            .operations(operations.iter().copied())
            .write_to_out_dir()
            .generate()
            .map_err(|found| found.to_string())?;
    }
    Ok(())
}
