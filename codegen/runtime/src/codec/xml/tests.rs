//! Errors in their wrappers.

use super::tree::parse;
use super::{error_texts, is_error};

fn texts(body: &str) -> (Option<String>, Option<String>) {
    let [code, message] = error_texts(body.as_bytes()).expect("an error");
    (code, message)
}

fn fault(body: &str) -> String {
    error_texts(body.as_bytes()).expect_err("a fault").to_string()
}

#[test]
fn every_wrapper() {
    let expected = (Some("Missing".to_owned()), Some("not here".to_owned()));
    let error = "<Error><Type>Sender</Type><Message>not here</Message><Code>Missing</Code></Error>";
    for body in [
        error.to_owned(),
        format!(
            "<?xml version='1.0'?>\n<ErrorResponse xmlns='urn:a'>{error}<RequestId>r</RequestId></ErrorResponse>"
        ),
        format!("<Response><Errors>{error}</Errors><RequestID>r</RequestID></Response>"),
        error.replace("Message>", "message>"),
    ] {
        assert_eq!(texts(&body), expected, "{body}");
    }
    assert_eq!(texts("<Error/>"), (None, None));
    assert_eq!(texts("<ErrorResponse><RequestId/></ErrorResponse>"), (None, None));
    assert_eq!(texts(""), (None, None));
    assert_eq!(texts("<Error><Other><Code>inner</Code></Other></Error>"), (None, None));
}

#[test]
fn no_error_at_all() {
    assert_eq!(
        fault("<html><body>secret</body></html>"),
        "cannot read the body: expected an element `Error`, found another at byte 6"
    );
    assert_eq!(fault("secret"), "cannot read the body: expected an element, found text at byte 6");
    assert_eq!(
        fault("<Error><Code>secret"),
        "cannot read the body: the body ends within an element at byte 19"
    );
    assert_eq!(
        fault("<Error><Code><a>secret</a></Code></Error>"),
        "cannot read the body: expected text, found an element at byte 16"
    );
    assert_eq!(
        fault(&format!("<ErrorResponse>{}", "<ErrorResponse>".repeat(100_000))),
        "cannot read the body: the body ends within an element at byte 1500015"
    );
}

#[test]
fn the_root_tells_an_error() {
    for body in ["<Error/>", "<?xml version='1.0'?>\n<!-- c --><a:Error xmlns:a='b'>", "\u{feff}<Error>"] {
        assert!(is_error(body.as_bytes()), "{body}");
    }
    for body in
        ["", "Error", "<Result><Error/></Result>", "<Errors/>", "<!DOCTYPE Error><Error/>", "<error/>"]
    {
        assert!(!is_error(body.as_bytes()), "{body}");
    }
    assert!(!is_error(b"\xff<Error/>"));
}

#[test]
fn documents_that_say_the_same() {
    let same = |a: &str, b: &str| parse(a.as_bytes()).expect("XML") == parse(b.as_bytes()).expect("XML");
    assert!(same("<a x='1' y='2'><b>t</b>\n<c/></a>", "<a y=\"2\" x=\"1\"><c></c><b>t</b></a>"));
    assert!(!same("<a><b>1</b><b>2</b></a>", "<a><b>2</b><b>1</b></a>"));
    assert!(!same("<a> t</a>", "<a>t</a>"));
    assert!(!same("<a x='1'/>", "<a/>"));
}
