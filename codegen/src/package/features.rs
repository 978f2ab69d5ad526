//! Features of the generated package.

use crate::diagnostic::{Code, Diagnostic, did_you_mean};

/// Features of the runtime that the package passes on; those that are on unless turned off come first.
const FEATURES: [&str; 5] =
    ["default-https-client", "rt-tokio", "aws-lc", "behavior-version-latest", "test-util"];

/// How many of them are on by default.
const DEFAULT: usize = 2;

/// Every feature of `smithwright-runtime`.
const OF_RUNTIME: [&str; 16] = [
    "aws-lc",
    "aws-runtime-1-10",
    "behavior-version-latest",
    "cbor",
    "checksums",
    "checksums-all",
    "default-https-client",
    "event-stream",
    "http-auth",
    "http-checksum",
    "query",
    "request-compression",
    "response-builders",
    "rt-tokio",
    "test-util",
    "xml",
];

/// The features that a package has unless others are chosen, each with what it enables.
pub(super) fn generated() -> Vec<(&'static str, Vec<String>)> {
    let default = FEATURES.iter().take(DEFAULT).map(|&name| name.to_owned()).collect();
    let passed_on = FEATURES.map(|name| (name, vec![format!("smithwright-runtime/{name}")]));
    std::iter::once(("default", default)).chain(passed_on).collect()
}

/// Checks a feature by itself.
pub(super) fn check(name: &str, enables: &[String]) -> Result<(), Box<Diagnostic>> {
    if !is_name(name) {
        return wrong(
            format!("`{name}` cannot be the name of a feature"),
            "letters, digits, `_`, `-`, `+` and `.`, the first a letter, a digit or `_`",
            None,
        );
    }
    for other in enables {
        if other == name {
            let message = format!("the feature `{name}` enables itself");
            return wrong(message, "other features", None);
        }
        match other.split_once('/') {
            None if is_name(other) => {}
            Some(("smithwright-runtime", feature)) if OF_RUNTIME.contains(&feature) => {}
            Some(("smithwright-runtime", feature)) => {
                return wrong(
                    format!(
                        "the feature `{name}` enables `{feature}` of `smithwright-runtime`, which has no such feature"
                    ),
                    &format!("one of `{}`", OF_RUNTIME.join("`, `")),
                    did_you_mean(feature, OF_RUNTIME),
                );
            }
            _ => {
                return wrong(
                    format!("the feature `{name}` enables `{other}`, which is not a feature"),
                    "a feature of the package, or `smithwright-runtime/NAME`",
                    None,
                );
            }
        }
    }
    Ok(())
}

fn wrong(message: String, expected: &str, hint: Option<String>) -> Result<(), Box<Diagnostic>> {
    Err(Box::new(Diagnostic::error(Code::BadPackage, message).expected(expected).maybe_hint(hint)))
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-+.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_of_the_runtime() {
        let manifest = include_str!("../../runtime/Cargo.toml");
        let (_, features) = manifest.split_once("[features]\n").unwrap();
        let (features, _) = features.split_once("\n\n").unwrap();
        let names = features.lines().filter(|line| !line.starts_with('#'));
        let mut names: Vec<_> =
            names.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).collect();
        names.retain(|name| *name != "default");
        names.sort_unstable();
        assert_eq!(names, OF_RUNTIME);
        assert!(FEATURES.iter().all(|name| OF_RUNTIME.contains(name)));
    }

    #[test]
    fn names_and_what_they_enable() {
        let check = |name: &str, enables: &str| {
            check(name, &[enables.to_owned()]).map_err(|problem| problem.message).err().unwrap_or_default()
        };
        assert_eq!(check("a-b.c+1", "rt-tokio"), "");
        assert_eq!(check("a", "smithwright-runtime/aws-lc"), "");
        assert_eq!(check("a b", "c"), "`a b` cannot be the name of a feature");
        assert_eq!(check("a", "a"), "the feature `a` enables itself");
        for odd in ["dep:tokio", "tokio/full", "", "a\"]\n[dependencies]", "smithwright-runtime?/aws-lc"] {
            assert_eq!(check("a", odd), format!("the feature `a` enables `{odd}`, which is not a feature"));
        }
    }
}
