//! The same shapes with serde's derive, which knows nothing of a service: how fast it could be.

use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "read and dropped")]
pub(crate) struct Page {
    environment_account_connections: Vec<Connection>,
    next_token: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "read and dropped")]
struct Connection {
    id: String,
    arn: String,
    management_account_id: String,
    environment_account_id: String,
    role_arn: String,
    environment_name: String,
    requested_at: f64,
    last_modified_at: f64,
    status: Status,
    component_role_arn: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Status {
    Pending,
    Connected,
    Rejected,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Create {
    client_token: Option<String>,
    management_account_id: Option<String>,
    role_arn: Option<String>,
    environment_name: Option<String>,
    tags: Option<Vec<Tag>>,
    component_role_arn: Option<String>,
}

#[derive(Serialize)]
struct Tag {
    key: String,
    value: String,
}

impl Create {
    pub(crate) fn sample() -> Self {
        let tag = |key: &str, value: &str| Tag { key: key.to_owned(), value: value.to_owned() };
        Self {
            client_token: Some("0123456789".to_owned()),
            management_account_id: Some("123456789012".to_owned()),
            role_arn: Some("arn:aws:iam::123456789012:role/bench".to_owned()),
            environment_name: Some("live".to_owned()),
            tags: Some(vec![tag("team", "storage"), tag("stage", "one \"two\" three")]),
            component_role_arn: Some("arn:aws:iam::123456789012:role/component".to_owned()),
        }
    }
}
