//! Clients of AWS, and what the office does with them.

/// AWS Proton, as far as it is used here.
pub mod proton {
    smithwright_runtime::include_client!("proton");
}

use proton::error::SdkError;
use proton::operation::list_environments::ListEnvironmentsError;

/// The names of all environments.
pub async fn environment_names(
    client: &proton::Client,
) -> Result<Vec<String>, SdkError<ListEnvironmentsError>> {
    let mut environments = client.list_environments().into_paginator().items().send();
    let mut names = Vec::new();
    while let Some(environment) = environments.next().await {
        names.push(environment?.name);
    }
    Ok(names)
}
