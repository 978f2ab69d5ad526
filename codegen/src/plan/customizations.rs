//! What single services and operations ask for beyond their models: data, keyed by shape id.
//!
//! To add one: a constant in the runtime's module `aws`, and a row here.

use crate::model::ShapeId;

/// The shape, a service or an operation, and the constant in `smithwright_runtime::aws`.
const CUSTOMIZATIONS: &[(&str, &str)] = &[
    ("com.amazonaws.apigateway#BackplaneControlService", "ACCEPT_JSON"),
    ("com.amazonaws.glacier#Glacier", "GLACIER"),
    ("com.amazonaws.glacier#UploadArchive", "GLACIER_TREE_HASH"),
    ("com.amazonaws.glacier#UploadMultipartPart", "GLACIER_TREE_HASH"),
    ("com.amazonaws.machinelearning#Predict", "PREDICT_ENDPOINT"),
];

/// The constants for a shape.
pub(super) fn of(id: &ShapeId) -> Vec<&'static str> {
    CUSTOMIZATIONS.iter().filter(|(shape, _)| *shape == id.as_str()).map(|(_, constant)| *constant).collect()
}
