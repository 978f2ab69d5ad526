//! Traits for people: documentation, deprecation, what to hide.

use super::Traits;

/// The trait `deprecated`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// Why, or what to use instead.
    pub message: Option<String>,
    /// Since which version or date.
    pub since: Option<String>,
}

impl Traits {
    /// `smithy.api#documentation`: CommonMark by the specification, HTML in AWS's models.
    pub fn documentation(&self) -> Option<&str> {
        self.text("smithy.api#documentation")
    }

    /// `smithy.api#externalDocumentation`: names and addresses, in model order.
    pub fn external_documentation(&self) -> Vec<(&str, &str)> {
        let Some(node) = self.get("smithy.api#externalDocumentation") else { return Vec::new() };
        node.entries().filter_map(|(name, url)| Some((name.name.as_str(), url.as_str()?))).collect()
    }

    /// `smithy.api#title`: the proper name of a service.
    pub fn title(&self) -> Option<&str> {
        self.text("smithy.api#title")
    }

    /// `smithy.api#since`.
    pub fn since(&self) -> Option<&str> {
        self.text("smithy.api#since")
    }

    /// `smithy.api#deprecated`.
    pub fn deprecated(&self) -> Option<Deprecated> {
        let node = self.get("smithy.api#deprecated")?;
        let text = |key| node.get(key)?.as_str().map(str::to_owned);
        Some(Deprecated { message: text("message"), since: text("since") })
    }

    /// `smithy.api#sensitive`: never shown in logs or `Debug`.
    pub fn is_sensitive(&self) -> bool {
        self.has("smithy.api#sensitive")
    }

    /// `smithy.api#internal`.
    pub fn is_internal(&self) -> bool {
        self.has("smithy.api#internal")
    }

    /// `smithy.api#unstable`.
    pub fn is_unstable(&self) -> bool {
        self.has("smithy.api#unstable")
    }

    /// `smithy.api#tags`.
    pub fn tags(&self) -> Vec<String> {
        self.get("smithy.api#tags").map(super::Node::strings).unwrap_or_default()
    }
}
