//! What a stand-in says of where it and its documentation come from.

use super::StandIn;

/// The licence of what AWS publishes its models under, and the official crates too.
pub(crate) const LICENSE_ID: &str = "Apache-2.0";

/// Its text.
pub(crate) const LICENSE: &str = include_str!("apache-2.0.txt");

/// The text of `NOTICE`.
pub(crate) fn notice(stand_in: &StandIn, title: &str) -> String {
    let StandIn { name, version, .. } = stand_in;
    format!(
        "{title}: a generated replacement for {name} {version}\n\n\
         This package was made by smithwright from a model of the service. It takes the place of the crate of the same\n\
         name and version inside one program, and is neither made nor endorsed by AWS. Do not publish it.\n\n\
         The model and the documentation that it carries are by Amazon.com, Inc. or its affiliates, who publish them\n\
         under the Apache License, Version 2.0, a copy of which is in the file LICENSE.\n"
    )
}
