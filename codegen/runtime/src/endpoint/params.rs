//! Parameters that an endpoint depends on.

use super::host::is_valid_host_label;
use smithwright_contract::endpoint::BuiltIn;
use std::borrow::Cow;
use std::fmt;

const REGION: &str = "Region";
const USE_FIPS: &str = "UseFIPS";
const USE_DUAL_STACK: &str = "UseDualStack";
const ENDPOINT: &str = "Endpoint";
const ACCOUNT_ID: &str = "AccountId";
const ACCOUNT_ID_ENDPOINT_MODE: &str = "AccountIdEndpointMode";

/// The name that values of a built-in have here, whatever a rule set calls its parameter.
pub(super) fn name_of_built_in(built_in: &str) -> Option<&'static str> {
    BuiltIn::find(built_in).map(|built_in| built_in.parameter)
}

/// Value of an endpoint parameter.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ParamValue {
    /// Text.
    String(String),
    /// Yes or no.
    Bool(bool),
    /// A list of texts.
    StringList(Vec<String>),
}

impl ParamValue {
    /// The text, if this is text.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The flag, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(flag) = self { Some(*flag) } else { None }
    }

    /// The texts, if this is a list of texts.
    pub fn as_string_list(&self) -> Option<&[String]> {
        if let Self::StringList(items) = self { Some(items) } else { None }
    }
}

impl From<String> for ParamValue {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<&str> for ParamValue {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<bool> for ParamValue {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<Vec<String>> for ParamValue {
    fn from(items: Vec<String>) -> Self {
        Self::StringList(items)
    }
}

/// Parameters to resolve an endpoint with: what is known of the client's configuration and of the request.
///
/// The settings that AWS services share have methods of their own; [`get`](Self::get) answers for any parameter by
/// the name that the service's rule set gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params {
    /// Sorted by name. A handful, so that a scan beats a map.
    values: Vec<(Cow<'static, str>, ParamValue)>,
}

impl Params {
    /// Fails when the region could not be part of a host name: it comes from the environment often enough, and must not
    /// redirect a request to another host.
    pub(super) fn check(&self) -> Result<(), InvalidParams> {
        match self.region() {
            Some(region) if !is_valid_host_label(region, true) => {
                Err(InvalidParams::new("region", "must be a valid host label"))
            }
            _ => Ok(()),
        }
    }

    /// Creates a builder for [`Params`].
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// The AWS region that the request goes to.
    pub fn region(&self) -> Option<&str> {
        self.get(REGION)?.as_str()
    }

    /// Whether the endpoint has to comply with FIPS.
    pub fn use_fips(&self) -> Option<bool> {
        self.get(USE_FIPS)?.as_bool()
    }

    /// Whether the endpoint has to answer over IPv4 and IPv6.
    pub fn use_dual_stack(&self) -> Option<bool> {
        self.get(USE_DUAL_STACK)?.as_bool()
    }

    /// The endpoint that the user configured in place of the service's own.
    pub fn endpoint(&self) -> Option<&str> {
        self.get(ENDPOINT)?.as_str()
    }

    /// The id of the AWS account that the request is signed for.
    pub fn account_id(&self) -> Option<&str> {
        self.get(ACCOUNT_ID)?.as_str()
    }

    /// What is made of the account: `preferred`, `required` or `disabled`.
    pub fn account_id_endpoint_mode(&self) -> Option<&str> {
        self.get(ACCOUNT_ID_ENDPOINT_MODE)?.as_str()
    }

    /// Whether the endpoint depends on an account that nothing has named yet.
    pub(super) fn lacks_account(&self) -> bool {
        self.get(ACCOUNT_ID).is_none() && self.get(ACCOUNT_ID_ENDPOINT_MODE).is_some()
    }

    pub(super) fn set_account_id(&mut self, id: String) {
        self.set(Cow::Borrowed(ACCOUNT_ID), Some(id.into()));
    }

    /// The value of the parameter `name`, if it has one.
    pub fn get(&self, name: &str) -> Option<&ParamValue> {
        self.values.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    fn set(&mut self, name: Cow<'static, str>, value: Option<ParamValue>) {
        match (self.values.binary_search_by(|(key, _)| key.cmp(&name)), value) {
            (Ok(at), Some(value)) => self.values[at].1 = value,
            (Ok(at), None) => drop(self.values.remove(at)),
            (Err(at), Some(value)) => self.values.insert(at, (name, value)),
            (Err(_), None) => {}
        }
    }
}

/// Builder of [`Params`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParamsBuilder {
    params: Params,
}

impl ParamsBuilder {
    /// The AWS region that the request goes to.
    pub fn region(self, value: impl Into<String>) -> Self {
        self.set_region(Some(value.into()))
    }

    /// The AWS region that the request goes to.
    pub fn set_region(self, value: Option<String>) -> Self {
        self.put(REGION, value)
    }

    /// Whether the endpoint has to comply with FIPS. `false` when unset.
    pub fn use_fips(self, value: impl Into<bool>) -> Self {
        self.set_use_fips(Some(value.into()))
    }

    /// Whether the endpoint has to comply with FIPS. `false` when unset.
    pub fn set_use_fips(self, value: Option<bool>) -> Self {
        self.put(USE_FIPS, value)
    }

    /// Whether the endpoint has to answer over IPv4 and IPv6. `false` when unset.
    pub fn use_dual_stack(self, value: impl Into<bool>) -> Self {
        self.set_use_dual_stack(Some(value.into()))
    }

    /// Whether the endpoint has to answer over IPv4 and IPv6. `false` when unset.
    pub fn set_use_dual_stack(self, value: Option<bool>) -> Self {
        self.put(USE_DUAL_STACK, value)
    }

    /// An endpoint to use in place of the service's own.
    pub fn endpoint(self, value: impl Into<String>) -> Self {
        self.set_endpoint(Some(value.into()))
    }

    /// An endpoint to use in place of the service's own.
    pub fn set_endpoint(self, value: Option<String>) -> Self {
        self.put(ENDPOINT, value)
    }

    /// The id of the AWS account that the request is signed for. Clients take it from the credentials.
    pub fn account_id(self, value: impl Into<String>) -> Self {
        self.set_account_id(Some(value.into()))
    }

    /// The id of the AWS account that the request is signed for. Clients take it from the credentials.
    pub fn set_account_id(self, value: Option<String>) -> Self {
        self.put(ACCOUNT_ID, value)
    }

    /// What is made of the account: `preferred`, `required` or `disabled`.
    pub fn account_id_endpoint_mode(self, value: impl Into<String>) -> Self {
        self.set_account_id_endpoint_mode(Some(value.into()))
    }

    /// What is made of the account: `preferred`, `required` or `disabled`.
    pub fn set_account_id_endpoint_mode(self, value: Option<String>) -> Self {
        self.put(ACCOUNT_ID_ENDPOINT_MODE, value)
    }

    /// A parameter by the name that the service's rule set gives it. Parameters the rule set does not declare are
    /// ignored.
    pub fn set(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<ParamValue>) -> Self {
        self.params.set(name.into(), Some(value.into()));
        self
    }

    /// Like [`set`](Self::set); `None` takes the parameter's value away.
    pub fn set_option(mut self, name: impl Into<Cow<'static, str>>, value: Option<ParamValue>) -> Self {
        self.params.set(name.into(), value);
        self
    }

    fn put(mut self, name: &'static str, value: Option<impl Into<ParamValue>>) -> Self {
        self.params.set(Cow::Borrowed(name), value.map(Into::into));
        self
    }

    /// Checks the parameters and gives them out.
    ///
    /// # Errors
    /// None: whether required parameters are there, and values have a place in a host name, is known to the resolver
    /// only. The result is what the AWS SDK's clients have.
    pub fn build(self) -> Result<Params, InvalidParams> {
        let mut params = self.params;
        for flag in [USE_FIPS, USE_DUAL_STACK] {
            if params.get(flag).is_none() {
                params.set(Cow::Borrowed(flag), Some(ParamValue::Bool(false)));
            }
        }
        Ok(params)
    }
}

/// Endpoint parameters that no endpoint can be resolved with.
#[derive(Clone, Debug, PartialEq)]
pub struct InvalidParams {
    field: Cow<'static, str>,
    /// What is wrong with the value; `None` when it is missing.
    fault: Option<&'static str>,
}

impl InvalidParams {
    pub(super) fn new(field: impl Into<Cow<'static, str>>, fault: &'static str) -> Self {
        Self { field: field.into(), fault: Some(fault) }
    }

    pub(super) fn missing(field: impl Into<Cow<'static, str>>) -> Self {
        Self { field: field.into(), fault: None }
    }
}

impl fmt::Display for InvalidParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.fault {
            Some(fault) => write!(f, "invalid value for the endpoint parameter `{}`: {fault}", self.field),
            None => write!(f, "the endpoint parameter `{}` is required and has no value", self.field),
        }
    }
}

impl std::error::Error for InvalidParams {}
