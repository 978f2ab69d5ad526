//! Amazon resource names, as `aws.parseArn` takes them apart.

use super::value::{Text, Value, part};

/// `arn:partition:service:region:account-id:resource`; region and account may be empty.
#[derive(Clone, Debug)]
pub(super) struct Arn<'a> {
    partition: Text<'a>,
    service: Text<'a>,
    region: Text<'a>,
    account_id: Text<'a>,
    resource: Text<'a>,
}

impl<'a> Arn<'a> {
    /// Takes `text` apart; `None` when it is no ARN, or lacks its partition, service or resource.
    pub(super) fn parse(text: &Text<'a>) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        let (prefix, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
        let (region, account_id, resource) = (parts.next()?, parts.next()?, parts.next()?);
        if prefix != "arn" || partition.is_empty() || service.is_empty() || resource.is_empty() {
            return None;
        }
        Some(Self {
            partition: part(text, partition),
            service: part(text, service),
            region: part(text, region),
            account_id: part(text, account_id),
            resource: part(text, resource),
        })
    }

    /// The property `key`, as `getAttr` asks for it. `resourceId` is the resource split at `:` and `/`.
    pub(super) fn get(&self, key: &str) -> Option<Value<'a>> {
        Some(match key {
            "partition" => Value::Text(self.partition.clone()),
            "service" => Value::Text(self.service.clone()),
            "region" => Value::Text(self.region.clone()),
            "accountId" => Value::Text(self.account_id.clone()),
            "resourceId" => {
                let parts = self.resource.split([':', '/']);
                Value::List(parts.map(|id| Value::Text(part(&self.resource, id))).collect())
            }
            _ => return None,
        })
    }
}
