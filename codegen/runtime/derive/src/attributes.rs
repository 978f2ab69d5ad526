//! The grammar of `#[shape(…)]`: what a type's and its members' names and types do not say.

use heck::ToUpperCamelCase;
use proc_macro2::Span;
use smithwright_contract::{Argument, MEMBER_TRAITS, MemberTrait, SHAPE_TRAITS, WireCase};
use syn::meta::ParseNestedMeta;
use syn::spanned::Spanned;
use syn::{Attribute, Error, Expr, Ident, Lit, LitStr, Path, Result, Token, parenthesized, token};

/// `#[shape(…)]` on a structure, union or enum.
#[derive(Default)]
pub(crate) struct Container {
    /// Name of the shape, where it is not the Rust name.
    pub(crate) name: Option<String>,
    /// How wire names come from Rust names.
    pub(crate) rename: WireCase,
    /// Traits of the shape itself.
    pub(crate) traits: Traits,
    /// Only responses hold the shape.
    pub(crate) output: bool,
    /// The operation that takes this input.
    pub(crate) operation: Option<Ident>,
    /// The client's builder, which takes this input's setters.
    pub(crate) builder: Option<Path>,
    /// A request that fails so may be sent again.
    pub(crate) retry: Option<Retry>,
    /// Code of the error in awsQuery, where the service keeps these and it is not the shape's name.
    pub(crate) code: Option<String>,
    /// The union is an event stream: its members that are errors, where they are not named as the error's code is.
    pub(crate) events: Option<Vec<(String, String)>>,
}

/// Why a request that failed may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Retry {
    /// `throttling`
    Throttling,
    /// `retryable`, or `retryable = "server"`
    Server,
    /// `retryable = "client"`
    Client,
}

impl Container {
    /// Reads the attributes of a type whose derive knows `keys`.
    pub(crate) fn parse(attributes: &[Attribute], keys: &[&str]) -> Result<Self> {
        let mut container = Self::default();
        each(attributes, |meta| {
            let key = key(&meta)?;
            let own = |row: &&MemberTrait| row.word == key && SHAPE_TRAITS.contains(&row.id);
            if MEMBER_TRAITS.iter().any(|row| own(&row)) {
                return container.traits.parse(&meta);
            }
            if !keys.contains(&key.as_str()) {
                return Err(meta.error(format!("`{key}` is not known here; known are {}", list(keys))));
            }
            match key.as_str() {
                "name" => container.name = Some(text(&meta)?.value()),
                "rename_all" => container.rename = rename(&text(&meta)?)?,
                "output" => container.output = true,
                "operation" => container.operation = Some(meta.value()?.parse()?),
                "builder" => container.builder = Some(meta.value()?.parse()?),
                "throttling" => container.retry = Some(Retry::Throttling),
                "retryable" => container.retry = Some(retryable(&meta)?),
                "events" => container.events = Some(error_codes(&meta)?),
                _ => container.code = Some(text(&meta)?.value()),
            }
            Ok(())
        })?;
        Ok(container)
    }
}

/// `#[shape(…)]` on a field or on a variant of a union.
#[derive(Default)]
pub(crate) struct Member {
    /// Name in the model, where renaming does not give it.
    pub(crate) name: Option<String>,
    /// It holds a structure or union although its type may be absent: a response without it has a blank one.
    pub(crate) required: bool,
    /// Value of a plain field that is not set.
    pub(crate) default: Option<DefaultValue>,
    /// It is no member to codecs but all of the body, as a stream.
    pub(crate) stream: Option<Stream>,
    /// The rest.
    pub(crate) traits: Traits,
}

/// What a stream is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stream {
    /// `stream`
    Bytes,
    /// `events`
    Events,
}

/// `default` or `default = …`
pub(crate) enum DefaultValue {
    /// The zero value.
    Zero,
    /// A literal or a path.
    Value(Box<Expr>),
}

/// Traits of a member, of a list's items, of a map's keys or values.
#[derive(Default)]
pub(crate) struct Traits {
    pub(crate) sensitive: bool,
    pub(crate) idempotency_token: bool,
    pub(crate) timestamp: Option<Timestamp>,
    /// Traits that are passed on as they are.
    pub(crate) words: Vec<Word>,
    pub(crate) item: Option<Box<Traits>>,
    pub(crate) key: Option<Box<Traits>>,
    pub(crate) value: Option<Box<Traits>>,
}

/// A trait that is passed on as it is, a row of [`MEMBER_TRAITS`]: `word` or `word = "…"` becomes the variant of the
/// runtime's `Trait` that is called so in camel case.
pub(crate) struct Word {
    pub(crate) variant: Ident,
    pub(crate) argument: Option<LitStr>,
}

/// Formats of timestamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Timestamp {
    DateTime,
    EpochSeconds,
    HttpDate,
}

impl Member {
    /// Reads the attributes of a field or variant.
    pub(crate) fn parse(attributes: &[Attribute]) -> Result<Self> {
        let mut member = Self::default();
        each(attributes, |meta| {
            if meta.path.is_ident("name") {
                let name = text(&meta)?.value();
                // Writers rely on it: a name goes into JSON as it is.
                if !name.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\".contains(&byte)) {
                    return Err(meta.error("the name of a member is an identifier"));
                }
                member.name = Some(name);
            } else if meta.path.is_ident("default") {
                let explicit = meta.input.peek(Token![=]);
                let value = if explicit {
                    DefaultValue::Value(Box::new(meta.value()?.parse()?))
                } else {
                    DefaultValue::Zero
                };
                member.default = Some(value);
            } else if meta.path.is_ident("idempotency_token") {
                member.traits.idempotency_token = true;
            } else if meta.path.is_ident("required") {
                member.required = true;
            } else if meta.path.is_ident("stream") {
                member.stream = Some(Stream::Bytes);
            } else if meta.path.is_ident("events") {
                member.stream = Some(Stream::Events);
            } else {
                member.traits.parse(&meta)?;
            }
            Ok(())
        })?;
        Ok(member)
    }
}

impl Traits {
    fn parse(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let key = key(meta)?;
        match key.as_str() {
            "sensitive" => self.sensitive = true,
            "timestamp" => self.timestamp = Some(timestamp(&text(meta)?)?),
            "item" => nested(meta, &mut self.item)?,
            "key" => nested(meta, &mut self.key)?,
            "value" => nested(meta, &mut self.value)?,
            word => {
                let Some(row) = MEMBER_TRAITS.iter().find(|row| row.word == word) else {
                    return Err(meta.error(format!("`{word}` is not known here")));
                };
                let span = meta.path.require_ident()?.span();
                let variant = Ident::new(&word.to_upper_camel_case(), span);
                let argument = match row.argument {
                    Argument::None => None,
                    Argument::Text | Argument::Key(_) => Some(text(meta)?),
                };
                self.words.push(Word { variant, argument });
            }
        }
        Ok(())
    }
}

fn nested(meta: &ParseNestedMeta<'_>, place: &mut Option<Box<Traits>>) -> Result<()> {
    let traits = place.get_or_insert_with(Box::default);
    meta.parse_nested_meta(|inner| traits.parse(&inner))
}

/// The literal in `#[shape("VALUE")]` or `#[shape(5)]` on a variant of an enum; `None` on the unknown one.
pub(crate) fn enum_value(attributes: &[Attribute]) -> Result<Option<Lit>> {
    let mut found = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("shape")) {
        let value: Lit = attribute.parse_args()?;
        if found.replace(value).is_some() {
            return Err(Error::new(attribute.span(), "a variant has one value"));
        }
    }
    Ok(found)
}

fn each(attributes: &[Attribute], mut take: impl FnMut(ParseNestedMeta<'_>) -> Result<()>) -> Result<()> {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("shape")) {
        let mut seen: Vec<String> = Vec::new();
        attribute.parse_nested_meta(|meta| {
            let key = key(&meta)?;
            if seen.contains(&key) {
                return Err(meta.error(format!("`{key}` stands here twice")));
            }
            seen.push(key);
            take(meta)
        })?;
    }
    Ok(())
}

fn key(meta: &ParseNestedMeta<'_>) -> Result<String> {
    Ok(meta.path.require_ident()?.to_string())
}

fn text(meta: &ParseNestedMeta<'_>) -> Result<LitStr> {
    meta.value()?.parse()
}

fn rename(text: &LitStr) -> Result<WireCase> {
    let named = WireCase::ALL.into_iter().find(|case| case.word() == text.value());
    named.ok_or_else(|| unknown(text.span(), &WireCase::ALL.map(WireCase::word)))
}

fn timestamp(text: &LitStr) -> Result<Timestamp> {
    match text.value().as_str() {
        "date-time" => Ok(Timestamp::DateTime),
        "epoch-seconds" => Ok(Timestamp::EpochSeconds),
        "http-date" => Ok(Timestamp::HttpDate),
        _ => Err(unknown(text.span(), &["date-time", "epoch-seconds", "http-date"])),
    }
}

fn retryable(meta: &ParseNestedMeta<'_>) -> Result<Retry> {
    if !meta.input.peek(Token![=]) {
        return Ok(Retry::Server);
    }
    let fault = text(meta)?;
    match fault.value().as_str() {
        "server" => Ok(Retry::Server),
        "client" => Ok(Retry::Client),
        _ => Err(unknown(fault.span(), &["server", "client"])),
    }
}

/// `events`, or `events("member" = "code", …)`
fn error_codes(meta: &ParseNestedMeta<'_>) -> Result<Vec<(String, String)>> {
    let mut codes = Vec::new();
    if meta.input.peek(token::Paren) {
        let pairs;
        parenthesized!(pairs in meta.input);
        while !pairs.is_empty() {
            let member: LitStr = pairs.parse()?;
            pairs.parse::<Token![=]>()?;
            codes.push((member.value(), pairs.parse::<LitStr>()?.value()));
            if !pairs.is_empty() {
                pairs.parse::<Token![,]>()?;
            }
        }
    }
    Ok(codes)
}

fn unknown(span: Span, known: &[&str]) -> Error {
    Error::new(span, format!("expected one of {}", list(known)))
}

fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
