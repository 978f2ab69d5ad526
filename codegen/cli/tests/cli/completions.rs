//! `smithwright completions`.

use crate::support::{folder, run};

#[test]
fn of_every_shell() {
    let folder = folder("completions");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&folder, &["completions", shell]);
        assert_eq!((script.code, script.err.as_str()), (Some(0), ""), "{shell}");
        assert!(script.out.contains("smithwright") && script.out.contains("operation"), "{shell}");
    }
    assert_eq!(run(&folder, &["completions", "cmd"]).code, Some(2));
}
