//! Forms of values, and what is not CBOR.

use super::head::Head;
use super::{big, read};

#[test]
fn big_integers_there_and_back() {
    for digits in ["0", "1", "255", "256", "18446744073709551616", "123456789012345678901234567890"] {
        let bytes = big::to_bytes(digits).expect("digits");
        assert_eq!(big::to_digits(&bytes).as_deref(), Some(digits));
    }
    assert_eq!(big::to_bytes("18446744073709551616"), Some(vec![1, 0, 0, 0, 0, 0, 0, 0, 0]));
    assert_eq!(big::to_bytes("1x"), None);
    assert_eq!(big::successor("999"), "1000");
    assert_eq!(big::predecessor("1000"), "999");
    assert_eq!(big::to_digits(&[1; 5000]), None);
}

#[test]
fn heads_that_have_no_meaning() {
    for bytes in [&[][..], &[0x18], &[0x19, 0], &[0x1C], &[0x1F], &[0xDF], &[0xFC]] {
        assert_eq!(Head::read(bytes), None, "{bytes:x?}");
    }
}

#[test]
fn texts_are_picked_past_anything() {
    let body = b"\xBF\x61a\x9F\x01\xBF\x61b\x5F\x41x\xFF\xFF\xFF\x66__type\x7F\x61A\x61#\x61B\xFF\x67message\xF6\xFF";
    let [code, message] = read::pick_texts(body, [&["__type"], &["message"]]).expect("CBOR");
    assert_eq!((code.as_deref(), message), (Some("A#B"), None));
}

#[test]
fn lengths_beyond_the_body_and_depth_are_errors() {
    let fault = |bytes: &[u8]| read::pick_texts(bytes, [&["a"]]).expect_err("a fault").to_string();
    assert_eq!(
        fault(b"\xA1\x61b\x5B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"),
        "cannot read the body: the body ends within a value at byte 12"
    );
    assert_eq!(
        fault(b"\xA1\x61b\xBB\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"),
        "cannot read the body: the body ends within a value at byte 12"
    );
    let mut deep = b"\xA1\x61b".to_vec();
    deep.extend([0x9F; 100_000]);
    assert_eq!(fault(&deep), "cannot read the body: the value is nested too deep at byte 131");
    assert_eq!(
        fault(b"\xA0\xA0"),
        "cannot read the body: expected the end of the body, found more at byte 1"
    );
    assert_eq!(fault(b"\x80"), "cannot read the body: expected a map, found a list at byte 0");
}
