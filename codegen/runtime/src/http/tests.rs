//! Percent-encoding and header lists.

use super::query::encode;

#[test]
fn only_unreserved_characters_stay() {
    let mut uri = String::new();
    encode(&mut uri, "aZ0-._~ /+%\u{e9}", false);
    assert_eq!(uri, "aZ0-._~%20%2F%2B%25%C3%A9");
    uri.clear();
    encode(&mut uri, "a/b c", true);
    assert_eq!(uri, "a/b%20c");
}
