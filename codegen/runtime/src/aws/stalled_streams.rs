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

#[cfg(test)]
mod tests {
    use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
    use aws_smithy_types::config_bag::Layer;

    use super::STREAMS_MAY_STALL;

    #[test]
    fn neither_way_is_watched() {
        let mut layer = Layer::new("test");
        STREAMS_MAY_STALL.configure(&mut layer);
        let config = layer.load::<StalledStreamProtectionConfig>();
        assert!(config.is_some_and(|config| !config.upload_enabled() && !config.download_enabled()));
    }
}
