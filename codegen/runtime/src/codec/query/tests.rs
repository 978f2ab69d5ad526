//! Texts of a form.

use super::encode;

#[test]
fn all_but_unreserved_bytes_are_encoded() {
    let mut form = String::new();
    encode(&mut form, "AZaz09-._~ +&=%/\"é\u{1F600}\0");
    assert_eq!(form, "AZaz09-._~%20%2B%26%3D%25%2F%22%C3%A9%F0%9F%98%80%00");
}
