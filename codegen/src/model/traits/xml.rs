//! XML bindings, and the names of the query protocols that go with them.

use super::Traits;

/// The trait `xmlNamespace`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlNamespace {
    /// The namespace.
    pub uri: String,
    /// Its prefix; the default namespace when absent.
    pub prefix: Option<String>,
}

impl Traits {
    /// `smithy.api#xmlName`.
    pub fn xml_name(&self) -> Option<&str> {
        self.text("smithy.api#xmlName")
    }

    /// `smithy.api#xmlAttribute`.
    pub fn is_xml_attribute(&self) -> bool {
        self.has("smithy.api#xmlAttribute")
    }

    /// `smithy.api#xmlFlattened`.
    pub fn is_xml_flattened(&self) -> bool {
        self.has("smithy.api#xmlFlattened")
    }

    /// `smithy.api#xmlNamespace`.
    pub fn xml_namespace(&self) -> Option<XmlNamespace> {
        let node = self.get("smithy.api#xmlNamespace")?;
        let text = |key| node.get(key)?.as_str().map(str::to_owned);
        Some(XmlNamespace { uri: text("uri")?, prefix: text("prefix") })
    }

    /// `aws.protocols#ec2QueryName`.
    pub fn ec2_query_name(&self) -> Option<&str> {
        self.text("aws.protocols#ec2QueryName")
    }
}
