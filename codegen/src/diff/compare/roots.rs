//! Root elements of requests in XML.

use super::{Comparison, Version, facts};
use crate::diff::{Change, Rule};
use crate::model::{Member, OperationShape, Traits};

impl Version<'_> {
    /// The name of the shape that names the root element: the input, or what is all of the body. Where the trait
    /// `xmlName` does, a change of that is told.
    fn root(&self, operation: &OperationShape) -> Option<&str> {
        let input = self.model.shape(operation.input.as_ref()?)?;
        let payload = input.members.iter().find(|member| member.traits.is_http_payload());
        let shape = match payload {
            Some(member) if member.traits.xml_name().is_none() => {
                self.model.target(member).filter(|target| target.kind.is_aggregate())?
            }
            Some(_) => return None,
            None => Some(input).filter(|input| input.members.iter().any(in_body))?,
        };
        shape.traits.xml_name().is_none().then(|| shape.id.name())
    }
}

impl Comparison<'_> {
    /// A root element of requests that has another name, because its shape has.
    pub(super) fn root(&self, name: &str, old: &OperationShape, new: &OperationShape) -> Option<Change> {
        let (from, to) = (self.old.root(old)?, self.new.root(new)?);
        self.honoured
            .roots()
            .then(|| facts::value(Rule::RootRenamed, Some(from.into()), Some(to.into()), name))?
    }
}

/// Whether a member is in the body, beside others.
fn in_body(member: &Member) -> bool {
    let elsewhere: [&str; 5] =
        ["httpLabel", "httpQuery", "httpQueryParams", "httpHeader", "httpPrefixHeaders"];
    let has = |traits: &Traits, name: &str| traits.has(&format!("smithy.api#{name}"));
    !elsewhere.iter().any(|name| has(&member.traits, name))
}
