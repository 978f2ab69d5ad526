//! Endpoint parameters that the configuration of a client sets (`smithy.rules#clientContextParams`).

use super::params::ParamValue;
use aws_smithy_types::config_bag::{Storable, StoreAppend};

/// A parameter as configuration keeps it. Of several with one name the newest counts.
#[derive(Clone, Debug)]
pub(crate) struct ClientParam {
    pub(crate) name: &'static str,
    /// `None`: no value, whatever was set before.
    pub(crate) value: Option<ParamValue>,
}

impl Storable for ClientParam {
    type Storer = StoreAppend<Self>;
}
