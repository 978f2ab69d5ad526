//! What single services and operations ask for beyond their models: data, keyed by shape id.
//!
//! To add one: a constant in the runtime's module `aws`, and a row here.

use crate::model::{Member, Shape, ShapeId};

/// The service and the constant in `smithwright_runtime::aws`. Formats name a service's shape differently, and its
/// namespace alike: that is what counts.
const OF_SERVICES: &[(&str, &str)] = &[
    ("com.amazonaws.apigateway#BackplaneControlService", "ACCEPT_JSON"),
    ("com.amazonaws.glacier#Glacier", "GLACIER"),
    ("com.amazonaws.s3#AmazonS3", "S3_RETRIES"),
    ("com.amazonaws.s3#AmazonS3", "S3_SIGNING"),
    ("com.amazonaws.s3control#AWSS3ControlServiceV20180820", "S3_CONTROL_SIGNING"),
];

/// The operation and the constant.
const OF_OPERATIONS: &[(&str, &str)] = &[
    ("com.amazonaws.glacier#UploadArchive", "GLACIER_TREE_HASH"),
    ("com.amazonaws.glacier#UploadMultipartPart", "GLACIER_TREE_HASH"),
    ("com.amazonaws.lambda#Invoke", "STREAMS_MAY_STALL"),
    ("com.amazonaws.lambda#InvokeAsync", "STREAMS_MAY_STALL"),
    ("com.amazonaws.machinelearning#Predict", "PREDICT_ENDPOINT"),
    ("com.amazonaws.s3#CopyObject", "STREAMS_MAY_STALL"),
];

/// The shape that a label of the URI targets, and the constant for the operation.
const OF_LABELS: &[(&str, &str)] = &[
    ("com.amazonaws.route53#ChangeId", "ROUTE_53_IDS"),
    ("com.amazonaws.route53#ResourceId", "ROUTE_53_IDS"),
];

/// Operations that nobody signs: who calls them has no credentials yet.
const ANONYMOUS: &[(&str, &[&str])] =
    &[("com.amazonaws.sts", &["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"])];

/// Whether requests of the operation are never signed.
pub(super) fn is_anonymous(operation: &ShapeId) -> bool {
    let names = ANONYMOUS.iter().find(|(namespace, _)| *namespace == operation.namespace());
    names.is_some_and(|(_, names)| names.contains(&operation.name()))
}

/// Services whose models say of members that they are always there which may be absent: all of them are optional.
const OPTIONAL: &[&str] = &["com.amazonaws.ec2#AmazonEC2"];

/// Services whose endpoint rules put the prefix before the host: operations add none.
const HOSTS_OF_ENDPOINTS: &[&str] = &["com.amazonaws.s3control#AWSS3ControlServiceV20180820"];

/// Structures whose models do not say that they hold secrets.
const SENSITIVE: &[&str] = &["com.amazonaws.sso#RoleCredentials", "com.amazonaws.sts#Credentials"];

/// Errors after which a request may be sent again, which their models do not say.
const RETRYABLE: &[&str] = &["com.amazonaws.sts#IDPCommunicationErrorException"];

/// Members, and shapes that members target, whose defaults services do not take, or do not mean.
const WITHOUT_DEFAULT: &[&str] = &[
    "com.amazonaws.amplifyuibuilder#ListComponentsLimit",
    "com.amazonaws.amplifyuibuilder#ListFormsLimit",
    "com.amazonaws.amplifyuibuilder#ListThemesLimit",
    "com.amazonaws.drs#CostOptimizationConfiguration$burstBalanceDeltaThreshold",
    "com.amazonaws.drs#CostOptimizationConfiguration$burstBalanceThreshold",
    "com.amazonaws.drs#LaunchActionOrder",
    "com.amazonaws.drs#ListStagingAccountsRequest$maxResults",
    "com.amazonaws.drs#MaxResultsReplicatingSourceServers",
    "com.amazonaws.drs#MaxResultsType",
    "com.amazonaws.drs#StrictlyPositiveInteger",
    "com.amazonaws.drs#Validity",
    "com.amazonaws.emrserverless#WorkerCounts",
    "com.amazonaws.evidently#ResultsPeriod",
    "com.amazonaws.iot#CreateProvisioningTemplateRequest$enabled",
    "com.amazonaws.iot#DescribeProvisioningTemplateResponse$enabled",
    "com.amazonaws.iot#ProvisioningTemplateSummary$enabled",
    "com.amazonaws.iot#ThingConnectivity$connected",
    "com.amazonaws.iot#UpdateProvisioningTemplateRequest$enabled",
    "com.amazonaws.location#ListPlaceIndexesRequest$MaxResults",
    "com.amazonaws.location#PlaceIndexSearchResultLimit",
    "com.amazonaws.location#SearchPlaceIndexForSuggestionsRequest$MaxResults",
    "com.amazonaws.paymentcryptographydata#IntegerRangeBetween4And12",
    "com.amazonaws.s3control#PublicAccessBlockConfiguration$BlockPublicAcls",
    "com.amazonaws.s3control#PublicAccessBlockConfiguration$BlockPublicPolicy",
    "com.amazonaws.s3control#PublicAccessBlockConfiguration$IgnorePublicAcls",
    "com.amazonaws.s3control#PublicAccessBlockConfiguration$RestrictPublicBuckets",
];

/// Services whose endpoint rules put what a label stands for into the URL: the label's segment is not part of paths.
const LABELS_OF_ENDPOINTS: &[(&str, &str)] = &[("com.amazonaws.s3#AmazonS3", "/{Bucket}")];

/// The URI of an operation, without what its service's endpoint has already.
pub(super) fn uri(service: &ShapeId, uri: &str) -> String {
    let label = LABELS_OF_ENDPOINTS.iter().find(|(row, _)| is(service, row));
    let rest = label.and_then(|(_, label)| uri.strip_prefix(label));
    match rest {
        Some(rest) if rest.starts_with('/') => rest.to_owned(),
        Some(rest) => format!("/{rest}"),
        None => uri.to_owned(),
    }
}

/// The constants for a service.
pub(super) fn of_service(id: &ShapeId) -> Vec<&'static str> {
    OF_SERVICES.iter().filter(|(service, _)| is(id, service)).map(|(_, constant)| *constant).collect()
}

/// The constants for an operation with this input.
pub(super) fn of_operation(id: &ShapeId, input: Option<&Shape>) -> Vec<&'static str> {
    let members = input.map(|input| input.members.as_slice()).unwrap_or_default();
    let labels = members.iter().filter(|member| member.traits.has("smithy.api#httpLabel"));
    let of_label = |member: &Member| {
        OF_LABELS.iter().find(|(target, _)| *target == member.target.as_str()).map(|(_, constant)| *constant)
    };
    let own = OF_OPERATIONS.iter().filter(|(shape, _)| *shape == id.as_str()).map(|(_, constant)| *constant);
    let mut found: Vec<&str> = own.chain(labels.filter_map(of_label)).collect();
    found.dedup();
    found
}

/// Whether the service of a row is this one.
fn is(service: &ShapeId, row: &str) -> bool {
    row.split_once('#').is_some_and(|(namespace, _)| namespace == service.namespace())
}

/// Whether all members of a service's structures may be absent.
pub(super) fn is_optional(service: &ShapeId) -> bool {
    OPTIONAL.iter().any(|row| is(service, row))
}

/// Whether a service's endpoint rules see to the prefixes of hosts.
pub(super) fn has_hosts(service: &ShapeId) -> bool {
    HOSTS_OF_ENDPOINTS.iter().any(|row| is(service, row))
}

/// Whether a structure holds secrets, although its model does not say so.
pub(super) fn is_sensitive(id: &ShapeId) -> bool {
    SENSITIVE.contains(&id.as_str())
}

/// Whether a request may be sent again after an error, although its model does not say so.
pub(super) fn is_retryable(id: &ShapeId) -> bool {
    RETRYABLE.contains(&id.as_str())
}

/// Whether the default of a member counts for nothing.
pub(super) fn is_without_default(member: &Member) -> bool {
    [&member.id, &member.target].iter().any(|id| WITHOUT_DEFAULT.contains(&id.as_str()))
}
