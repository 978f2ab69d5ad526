//! Operations that take long before they answer, or in the middle of it.

use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;

use super::Customization;

/// A stream of the operation may stand still for as long as it takes, whatever the client's configuration says.
pub const STREAMS_MAY_STALL: Customization = Customization {
    name: "STREAMS_MAY_STALL",
    configure: |layer| {
        layer.store_put(StalledStreamProtectionConfig::disabled());
    },
    ..Customization::NOTHING
};
