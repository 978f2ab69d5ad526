//! Which names a package can have.

use crate::diagnostic::{Code, Diagnostic};
use crate::plan::names::{is_keyword, is_reserved_stem};

/// Length of the longest name, in letters. Cargo makes names of files from it, which no disk lets be longer than 255,
/// and adds up to 26 letters.
const LONGEST: usize = 200;
/// Crates that are there in every program, by the names of their libraries.
const RUST: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];
/// Crates of this project, one of which every client depends on.
const OURS: [&str; 6] = [
    "smithwright",
    "smithwright_cli",
    "smithwright_contract",
    "smithwright_derive",
    "smithwright_newer",
    "smithwright_runtime",
];
/// Letters of a name that messages show.
const SHOWN: usize = 60;

/// Finds fault with the name of a package and that of its library.
pub(crate) fn check(package: &str, library: &str) -> Result<(), Diagnostic> {
    let Some(fault) = fault(package).or_else(|| library_fault(library)) else { return Ok(()) };
    let shown: String = package.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    let dots = if package.chars().nth(SHOWN).is_some() { "…" } else { "" };
    Err(Diagnostic::error(Code::BadCrateName, format!("`{shown}{dots}` cannot be the name of the package: {fault}"))
        .expected(format!(
            "at most {LONGEST} ASCII letters, digits, `-` and `_`, a letter or `_` first; not a keyword, nor the name \
             of a crate of Rust or of smithwright"
        ))
        .hint("choose another with `crate-name`"))
}

/// The name of the library of a package.
pub(crate) fn library(package: &str) -> String {
    package.replace('-', "_")
}

/// What Cargo finds wrong with a name, and what the compiler does.
fn fault(package: &str) -> Option<String> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match package.chars().next() {
        None => return Some("it is empty".to_owned()),
        Some(first) if first.is_ascii_digit() => return Some(format!("it begins with the digit `{first}`")),
        Some('-') => return Some("it begins with `-`".to_owned()),
        Some(_) => {}
    }
    if let Some(other) = package.chars().find(|c| !allowed(*c)) {
        return Some(format!("it holds the character `{}`", other.escape_debug()));
    }
    (package.len() > LONGEST).then(|| format!("it has {} letters", package.len()))
}

fn library_fault(library: &str) -> Option<String> {
    let of = |owner: &str| Some(format!("`{library}` is a crate of {owner}"));
    if is_keyword(library) || library.bytes().all(|b| b == b'_') {
        Some(format!("`{library}` is a word of the language"))
    } else if RUST.contains(&library) {
        of("Rust")
    } else if OURS.contains(&library) {
        of("smithwright")
    } else if is_reserved_stem(&library.to_ascii_lowercase()) {
        Some(format!("`{library}` is a device on Windows"))
    } else if library.len() > LONGEST {
        Some(format!("its library's name has {} letters", library.len()))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(package: &str) -> String {
        check(package, &library(package)).map_or_else(|problem| problem.message, |()| String::new())
    }

    #[test]
    fn as_cargo_and_the_compiler() {
        for name in
            ["a", "_a", "weather-client", "A1_b-", "stdx", "smithwright-weather", "testing", "r2d2", "unions"]
        {
            assert_eq!(said(name), "", "{name}");
        }
        for (name, fault) in [
            ("", "it is empty"),
            ("a b", "it holds the character ` `"),
            ("1a", "it begins with the digit `1`"),
            ("../x", "it holds the character `.`"),
            ("-x", "it begins with `-`"),
            ("ä", "it holds the character `ä`"),
            ("a\u{1b}", "it holds the character `\\u{1b}`"),
            ("a/b", "it holds the character `/`"),
            ("_", "`_` is a word of the language"),
            ("_-", "`__` is a word of the language"),
            ("fn", "`fn` is a word of the language"),
            ("Self", "`Self` is a word of the language"),
            ("gen", "`gen` is a word of the language"),
            ("yield", "`yield` is a word of the language"),
            ("std", "`std` is a crate of Rust"),
            ("core", "`core` is a crate of Rust"),
            ("alloc", "`alloc` is a crate of Rust"),
            ("proc-macro", "`proc_macro` is a crate of Rust"),
            ("smithwright", "`smithwright` is a crate of smithwright"),
            ("smithwright-runtime", "`smithwright_runtime` is a crate of smithwright"),
            ("smithwright_runtime", "`smithwright_runtime` is a crate of smithwright"),
            ("smithwright-derive", "`smithwright_derive` is a crate of smithwright"),
            ("NUL", "`NUL` is a device on Windows"),
            ("com1", "`com1` is a device on Windows"),
        ] {
            let shown: String = name.chars().flat_map(char::escape_debug).collect();
            assert_eq!(said(name), format!("`{shown}` cannot be the name of the package: {fault}"));
        }
        assert_eq!(said(&"a".repeat(200)), "");
        let long = format!("`{}…` cannot be the name of the package: it has 201 letters", "a".repeat(60));
        assert_eq!(said(&"a".repeat(201)), long);
    }
}
