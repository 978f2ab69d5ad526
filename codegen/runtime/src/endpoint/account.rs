//! The account that a request is signed for, as an endpoint parameter.

use super::params::Params;
use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::Identity;

/// Gives the parameters the account of the identity that was resolved, where the service's endpoints depend on it and
/// nothing else has named an account.
pub(super) fn finalize(params: &mut EndpointResolverParams) {
    if !params.get::<Params>().is_some_and(Params::lacks_account) {
        return;
    }
    let identity = params.get_property::<Identity>();
    let account = identity.and_then(|identity| identity.property::<AccountId>());
    let Some(account) = account.map(|account| account.as_str().to_owned()) else { return };
    if let Some(params) = params.get_mut::<Params>() {
        params.set_account_id(account);
    }
}
