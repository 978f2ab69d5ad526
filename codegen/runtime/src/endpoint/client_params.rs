//! Endpoint parameters that the configuration of a client sets (`smithy.rules#clientContextParams`).

use super::params::ParamValue;
use crate::ConfigBuilder;
use aws_smithy_types::config_bag::{Storable, StoreAppend};

/// Sets endpoint parameters of one service by name. Generated code has a typed setter for each.
pub trait ClientParams: Sized {
    /// Sets the parameter that the service's endpoint rule set calls `name`; `None` takes its value away.
    fn set_client_param(&mut self, name: &'static str, value: Option<impl Into<ParamValue>>) -> &mut Self;

    /// Sets the parameter that the service's endpoint rule set calls `name`.
    fn client_param(mut self, name: &'static str, value: impl Into<ParamValue>) -> Self {
        self.set_client_param(name, Some(value));
        self
    }
}

impl<S> ClientParams for ConfigBuilder<S> {
    fn set_client_param(&mut self, name: &'static str, value: Option<impl Into<ParamValue>>) -> &mut Self {
        self.set_endpoint_param(ClientParam { name, value: value.map(Into::into) })
    }
}

/// A parameter as configuration keeps it. Of several with one name the newest counts.
#[derive(Clone, Debug)]
pub(crate) struct ClientParam {
    pub(crate) name: &'static str,
    /// `None`: nothing, whatever was set before.
    pub(crate) value: Option<ParamValue>,
}

impl Storable for ClientParam {
    type Storer = StoreAppend<Self>;
}
