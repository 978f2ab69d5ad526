//! Rules for host names that several functions share.

use std::net::Ipv4Addr;

/// Whether `text` is a host label as RFC 1123 has it: 1 to 63 letters, digits and inner dashes. With `dots`, any
/// number of such labels joined by dots.
pub(super) fn is_valid_host_label(text: &str, dots: bool) -> bool {
    if dots { text.split('.').all(is_label) } else { is_label(text) }
}

fn is_label(text: &str) -> bool {
    let bytes = text.as_bytes();
    (1..=63).contains(&bytes.len())
        && bytes.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-')
        && bytes.first() != Some(&b'-')
        && bytes.last() != Some(&b'-')
}

/// Whether a bucket of this name can be part of a host name (`aws.isVirtualHostableS3Bucket`): a host label of 3 to
/// 63 characters in lower case that does not look like an IPv4 address; with `dots`, several labels.
pub(super) fn is_virtual_hostable_bucket(name: &str, dots: bool) -> bool {
    (3..=63).contains(&name.len())
        && !name.bytes().any(|b| b.is_ascii_uppercase())
        && name.parse::<Ipv4Addr>().is_err()
        && is_valid_host_label(name, dots)
}
