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
    ("com.amazonaws.s3#AmazonS3", "S3_SIGNING"),
    ("com.amazonaws.s3control#AWSS3ControlServiceV20180820", "S3_CONTROL_SIGNING"),
];

/// Services whose endpoint rules put what a label stands for into the URL: the label's segment is not part of paths.
const LABELS_OF_ENDPOINTS: &[(&str, &str)] = &[("com.amazonaws.s3#AmazonS3", "/{Bucket}")];

/// The URI of an operation, without what its service's endpoint has already.
pub(super) fn uri(service: &ShapeId, uri: &str) -> String {
    let label = LABELS_OF_ENDPOINTS.iter().find(|(shape, _)| *shape == service.as_str());
    let rest = label.and_then(|(_, label)| uri.strip_prefix(label));
    match rest {
        Some(rest) if rest.starts_with('/') => rest.to_owned(),
        Some(rest) => format!("/{rest}"),
        None => uri.to_owned(),
    }
}

/// The constants for a shape.
pub(super) fn of(id: &ShapeId) -> Vec<&'static str> {
    CUSTOMIZATIONS.iter().filter(|(shape, _)| *shape == id.as_str()).map(|(_, constant)| *constant).collect()
}
