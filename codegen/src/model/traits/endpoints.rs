//! Traits that decide where requests go.

use super::{Node, Traits};

/// The trait `endpoint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointTrait {
    /// What comes before the host, with `{labels}` of the input.
    pub host_prefix: String,
}

/// One parameter of the trait `clientContextParams`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientContextParam {
    /// Its name in the endpoint rule set.
    pub name: String,
    /// Its type: `string`, `boolean` or `stringArray`.
    pub kind: String,
    /// Its description.
    pub documentation: Option<String>,
}

impl Traits {
    /// `smithy.api#endpoint`.
    pub fn endpoint(&self) -> Option<EndpointTrait> {
        let prefix = self.get("smithy.api#endpoint")?.get("hostPrefix")?.as_str()?;
        Some(EndpointTrait { host_prefix: prefix.to_owned() })
    }

    /// `smithy.api#hostLabel`.
    pub fn is_host_label(&self) -> bool {
        self.has("smithy.api#hostLabel")
    }

    /// `smithy.rules#endpointRuleSet`.
    pub fn endpoint_rule_set(&self) -> Option<&Node> {
        self.get("smithy.rules#endpointRuleSet")
    }

    /// `smithy.rules#endpointBdd`: the rules once more, as a binary decision diagram.
    pub fn endpoint_bdd(&self) -> Option<&Node> {
        self.get("smithy.rules#endpointBdd")
    }

    /// The endpoint rules in the form there is; the rule set, which reads better, if there are both.
    pub fn endpoint_rules(&self) -> Option<&Node> {
        self.endpoint_rule_set().or_else(|| self.endpoint_bdd())
    }

    /// `smithy.rules#endpointTests`: its cases.
    pub fn endpoint_tests(&self) -> Option<&[Node]> {
        self.get("smithy.rules#endpointTests")?.get("testCases")?.as_array()
    }

    /// `smithy.rules#clientContextParams`, in model order.
    pub fn client_context_params(&self) -> Vec<ClientContextParam> {
        let Some(node) = self.get("smithy.rules#clientContextParams") else { return Vec::new() };
        let param = |(name, value): (&super::super::Key, &Node)| {
            let text = |key| value.get(key)?.as_str().map(str::to_owned);
            Some(ClientContextParam {
                name: name.name.clone(),
                kind: text("type")?,
                documentation: text("documentation"),
            })
        };
        node.entries().filter_map(param).collect()
    }

    /// `aws.api#clientEndpointDiscovery`: the id of the operation that tells endpoints.
    pub fn endpoint_discovery_operation(&self) -> Option<&str> {
        self.get("aws.api#clientEndpointDiscovery")?.get("operation")?.as_str()
    }

    /// `aws.api#clientDiscoveredEndpoint`: whether requests have to go to an endpoint that the service tells.
    pub fn requires_discovered_endpoint(&self) -> bool {
        let required = self.get("aws.api#clientDiscoveredEndpoint").and_then(|node| node.get("required"));
        required.and_then(Node::as_bool).unwrap_or_default()
    }

    /// `smithy.rules#contextParam`: the parameter that takes its value from this member.
    pub fn context_param(&self) -> Option<&str> {
        self.get("smithy.rules#contextParam")?.get("name")?.as_str()
    }

    /// `smithy.rules#staticContextParams`: parameters and their values, in model order.
    pub fn static_context_params(&self) -> Vec<(&str, &Node)> {
        let Some(node) = self.get("smithy.rules#staticContextParams") else { return Vec::new() };
        node.entries().filter_map(|(name, value)| Some((name.name.as_str(), value.get("value")?))).collect()
    }

    /// `smithy.rules#operationContextParams`: parameters and the JMESPath of their values, in model order.
    pub fn operation_context_params(&self) -> Vec<(&str, &str)> {
        let Some(node) = self.get("smithy.rules#operationContextParams") else { return Vec::new() };
        node.entries()
            .filter_map(|(name, value)| Some((name.name.as_str(), value.get("path")?.as_str()?)))
            .collect()
    }
}
