//! URLs, as `parseURL` takes them apart.

use super::value::{Text, Value, part};
use std::net::{Ipv4Addr, Ipv6Addr};

/// An `http` or `https` URL without a query.
#[derive(Clone, Debug)]
pub(super) struct Url<'a> {
    scheme: Text<'a>,
    authority: Text<'a>,
    path: Text<'a>,
    is_ip: bool,
}

impl<'a> Url<'a> {
    /// Takes `text` apart; `None` when it is no URL, has a query or a fragment, or another scheme.
    pub(super) fn parse(text: &Text<'a>) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let known = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let plain = rest.bytes().all(|b| b.is_ascii_graphic() && !b"?#\\<>\"^`{|}".contains(&b));
        if !known || !plain {
            return None;
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        // What stands before `@` is for logging in and is not part of the authority a rule sees.
        let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let is_ip = is_ip(authority)?;
        let scheme = if scheme.bytes().any(|b| b.is_ascii_uppercase()) {
            Text::Owned(scheme.to_ascii_lowercase())
        } else {
            part(text, scheme)
        };
        Some(Self { scheme, authority: part(text, authority), path: part(text, path), is_ip })
    }

    /// The property `key`, as `getAttr` asks for it.
    pub(super) fn get(&self, key: &str) -> Option<Value<'a>> {
        Some(match key {
            "scheme" => Value::Text(self.scheme.clone()),
            "authority" => Value::Text(self.authority.clone()),
            // Unmodified: a URL without a path has an empty one, so that `{url#authority}{url#path}` gives it back.
            "path" => Value::Text(self.path.clone()),
            "normalizedPath" => Value::Text(self.normalized_path()),
            "isIp" => Value::Bool(self.is_ip),
            _ => return None,
        })
    }

    fn normalized_path(&self) -> Text<'a> {
        match &*self.path {
            "" | "/" => Text::Borrowed("/"),
            path if path.ends_with('/') => self.path.clone(),
            path => Text::Owned(format!("{path}/")),
        }
    }
}

/// Whether the host of `host[:port]` is an IP address; `None` when the host or the port is malformed.
fn is_ip(authority: &str) -> Option<bool> {
    if let Some(rest) = authority.strip_prefix('[') {
        let (address, port) = rest.split_once(']')?;
        address.parse::<Ipv6Addr>().ok()?;
        return is_port(port).then_some(true);
    }
    let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
    if host.is_empty() || host.contains(['[', ']']) || !is_port(port) {
        return None;
    }
    Some(host.parse::<Ipv4Addr>().is_ok())
}

/// Nothing, or a colon and a port number.
fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
}
