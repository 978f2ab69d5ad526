//! The trait `paginated`.

use super::{Node, Traits};

/// The trait `paginated`. Each field is a member name, or a path with dots; on a service they are the defaults of its
/// operations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paginated {
    /// The input member that takes the token.
    pub input_token: Option<String>,
    /// Where the output holds the next token.
    pub output_token: Option<String>,
    /// Where the output holds the items.
    pub items: Option<String>,
    /// The input member that takes the page size.
    pub page_size: Option<String>,
}

impl Traits {
    /// `smithy.api#paginated`, without the defaults of the service.
    pub fn paginated(&self) -> Option<Paginated> {
        let node = self.get("smithy.api#paginated")?;
        let text = |key| node.get(key).and_then(Node::as_str).map(str::to_owned);
        Some(Paginated {
            input_token: text("inputToken"),
            output_token: text("outputToken"),
            items: text("items"),
            page_size: text("pageSize"),
        })
    }
}

impl Paginated {
    /// These settings with those of the service for what is not given here.
    #[must_use]
    pub fn or(self, service: Option<Self>) -> Self {
        let Some(service) = service else { return self };
        Self {
            input_token: self.input_token.or(service.input_token),
            output_token: self.output_token.or(service.output_token),
            items: self.items.or(service.items),
            page_size: self.page_size.or(service.page_size),
        }
    }
}
