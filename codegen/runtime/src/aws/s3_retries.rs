//! S3 may answer with status 200 and fail on the way: what the status does not say then, the code does.

use super::Customization;

/// Requests that fail with `InternalError` are sent again, whatever the status.
pub const S3_RETRIES: Customization =
    Customization { name: "S3_RETRIES", transient: &["InternalError"], ..Customization::NOTHING };

#[cfg(test)]
mod tests {
    use super::S3_RETRIES;

    #[test]
    fn one_code_passes() {
        assert!(S3_RETRIES.is_transient("InternalError"));
        assert!(
            !S3_RETRIES.is_transient("NoSuchKey") && !super::super::S3_SIGNING.is_transient("InternalError")
        );
    }
}
