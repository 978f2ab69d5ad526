//! Expressions whose literals are `serde_json`'s.

use smithwright_contract::SyntaxError;
use smithwright_contract::jmespath::{Expression, Literal};

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Json(pub(crate) serde_json::Value);

impl Literal for Json {
    fn read(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map(Self).map_err(|err| err.to_string())
    }

    fn text(text: String) -> Self {
        Self(text.into())
    }

    fn into_text(self) -> Option<String> {
        match self.0 {
            serde_json::Value::String(text) => Some(text),
            _ => None,
        }
    }
}

pub(crate) fn parse(text: &str) -> Result<Expression<Json>, SyntaxError> {
    smithwright_contract::jmespath::parse(text)
}

#[allow(dead_code, reason = "not every test names members")]
pub(crate) fn field(name: &str) -> Expression<Json> {
    Expression::Field(name.into())
}
