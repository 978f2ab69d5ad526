//! What each key of `[package]` takes, as Cargo and crates.io have it.

use super::Value;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};

/// The keys that can be set, sorted.
pub(super) const KEYS: [&str; 17] = [
    "authors",
    "categories",
    "description",
    "documentation",
    "edition",
    "exclude",
    "homepage",
    "include",
    "keywords",
    "license",
    "license-file",
    "metadata",
    "publish",
    "readme",
    "repository",
    "rust-version",
    "version",
];

/// The most keywords or categories that crates.io takes.
const MOST: usize = 5;
/// The longest keyword that crates.io takes, in bytes.
const LONGEST: usize = 20;

/// Checks the value of a key.
pub(super) fn check(key: &str, value: &Value) -> Result<(), Box<Diagnostic>> {
    let (is_fit, expected) = match key {
        "version" => (value.as_text().is_some_and(is_version), "a semantic version such as `1.2.0`"),
        "rust-version" => (value.as_text().is_some_and(is_rust_version), "a version of Rust such as `1.94`"),
        "edition" => (
            value.as_text().is_some_and(|text| ["2021", "2024"].contains(&text)),
            "`2021` or `2024`, which generated code is made for",
        ),
        "license" => {
            (value.as_text().is_some_and(is_license), "an SPDX expression such as `MIT OR Apache-2.0`")
        }
        "description" => (value.as_text().is_some_and(is_filled), "a text"),
        "license-file" => (value.as_text().is_some_and(is_filled), "the path of a file"),
        "readme" => (
            matches!(value, Value::Flag(_)) || value.as_text().is_some_and(is_filled),
            "the path of a file, or `true` or `false`",
        ),
        "documentation" | "homepage" | "repository" => {
            (value.as_text().is_some_and(is_url), "a URL that begins with `https://` or `http://`")
        }
        "publish" => (
            matches!(value, Value::Flag(_))
                || value.as_texts().is_some_and(|all| all.into_iter().all(is_filled)),
            "`true`, `false`, or a list of registries",
        ),
        "authors" | "include" | "exclude" => {
            (value.as_texts().is_some_and(|all| all.into_iter().all(is_filled)), "a list of texts")
        }
        "keywords" => (
            value.as_texts().is_some_and(|all| all.len() <= MOST && all.into_iter().all(is_keyword)),
            "at most 5 words of at most 20 letters, digits, `_`, `-` and `+`",
        ),
        "categories" => (
            value.as_texts().is_some_and(|all| all.len() <= MOST && all.into_iter().all(is_category)),
            "at most 5 categories of crates.io, such as `web-programming::http-client`",
        ),
        "metadata" => (matches!(value, Value::Table(_)), "a table"),
        unknown => {
            let message = format!("there is no setting `{unknown}` of the package");
            let problem = Diagnostic::error(Code::BadPackage, message)
                .expected(format!("one of `{}`", KEYS.join("`, `")))
                .maybe_hint(did_you_mean(unknown, KEYS));
            return Err(Box::new(match unknown {
                "name" => problem.hint("the name of the crate is a setting of its own: `crate-name`"),
                _ => problem,
            }));
        }
    };
    if is_fit {
        return Ok(());
    }
    let message = match shown(value) {
        Some(text) => format!("`{key}` has a wrong value: `{text}`"),
        None => format!("`{key}` has a wrong value"),
    };
    Err(Box::new(Diagnostic::error(Code::BadPackage, message).expected(expected)))
}

/// The value, as far as a message can show it.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Integer(integer) => Some(integer.to_string()),
        Value::List(_) => Some(value.as_texts()?.join("`, `")),
        Value::Table(_) => None,
    }
}

fn is_filled(text: &str) -> bool {
    !text.trim().is_empty()
}

/// A version as semver.org has it. Cargo's numbers have 64 bits.
pub(crate) fn is_version(text: &str) -> bool {
    let (text, build) = text.split_once('+').map_or((text, None), |(text, build)| (text, Some(build)));
    let (text, pre) = text.split_once('-').map_or((text, None), |(text, pre)| (text, Some(pre)));
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_pre =
        |part: &str| is_part(part) && (!part.bytes().all(|b| b.is_ascii_digit()) || is_plain_number(part));
    text.split('.').count() == 3
        && text.split('.').all(is_number)
        && pre.is_none_or(|pre| pre.split('.').all(is_pre))
        && build.is_none_or(|build| build.split('.').all(is_part))
}

fn is_rust_version(text: &str) -> bool {
    (1..=3).contains(&text.split('.').count()) && text.split('.').all(is_number)
}

fn is_number(text: &str) -> bool {
    is_plain_number(text) && text.parse::<u64>().is_ok()
}

/// Digits without leading zeros.
fn is_plain_number(text: &str) -> bool {
    text == "0"
        || !text.starts_with('0') && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_license(text: &str) -> bool {
    is_filled(text) && text.chars().all(|c| c.is_ascii_alphanumeric() || " .-+()/:".contains(c))
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| is_filled(rest) && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}

fn is_keyword(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-+".contains(c))
}

fn is_category(text: &str) -> bool {
    is_filled(text) && text.chars().all(|c| c.is_ascii_alphanumeric() || "-:".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn each_key_has_a_rule() {
        assert!(KEYS.is_sorted());
        for key in KEYS {
            let Err(problem) = check(key, &Value::Integer(1)) else { panic!("{key} takes a number") };
            assert_eq!(problem.message, format!("`{key}` has a wrong value: `1`"));
        }
        assert!(check("links", &"x".into()).is_err_and(|problem| problem.message.starts_with("there is no")));
    }

    #[test]
    fn values() {
        let fits = |key: &str, value: Value| check(key, &value).is_ok();
        for version in ["0.1.0", "1.2.3-beta.1", "1.0.0-x-y+20.sha", "18446744073709551615.0.0"] {
            assert!(fits("version", version.into()), "{version}");
        }
        for version in [
            "1",
            "1.0",
            "01.0.0",
            "1.0.0-",
            "1.0.0-01",
            "1.0.0+",
            "v1.0.0",
            "1.0.0 ",
            "18446744073709551616.0.0",
            "1.0.0\"\n",
        ] {
            assert!(!fits("version", version.into()), "{version}");
        }
        assert!(fits("rust-version", "1.94".into()) && !fits("rust-version", "stable".into()));
        assert!(fits("edition", "2021".into()) && !fits("edition", "2018".into()));
        assert!(
            fits("license", "(MIT OR Apache-2.0) AND LicenseRef-x".into())
                && !fits("license", "MIT\n".into())
        );
        assert!(fits("repository", "https://a.example/b".into()) && !fits("repository", "ssh://a".into()));
        assert!(!fits("homepage", "https://".into()) && !fits("documentation", "https://a b".into()));
        assert!(
            fits("publish", true.into()) && fits("publish", ["mine"].into()) && !fits("publish", "no".into())
        );
        assert!(
            fits("readme", "README.md".into()) && fits("readme", false.into()) && !fits("readme", "".into())
        );
        assert!(fits("authors", ["A <a@b.example>"].into()) && !fits("authors", "A".into()));
        assert!(!fits("keywords", ["a", "b", "c", "d", "e", "f"].into()));
        assert!(!fits("keywords", ["x".repeat(21)].into()) && fits("keywords", ["x".repeat(20)].into()));
        assert!(fits("categories", ["web-programming::http-client"].into()));
        assert!(fits("metadata", BTreeMap::from([("a".to_owned(), 1)]).into()));
    }
}
