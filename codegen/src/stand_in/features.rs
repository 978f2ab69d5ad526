//! Features of official crates, and what they turn on in the runtime.

use std::collections::BTreeMap;

/// A feature with what it enables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Feature {
    pub(crate) name: String,
    pub(crate) enables: Vec<String>,
}

const HTTPS: &str = "smithwright-runtime/default-https-client";

/// Features that official crates have or had, and what each enables here. Those that enable nothing are there so that
/// Cargo finds them: what they bring (the TLS stack of hyper 0.14, types of http 0.2, tests of the official crate's own)
/// is not needed, or is there without them.
const KNOWN: &[(&str, &[&str])] = &[
    ("behavior-version-latest", &["smithwright-runtime/behavior-version-latest"]),
    ("default-https-client", &[HTTPS]),
    ("gated-tests", &[]),
    ("http-02x", &[]),
    ("http-1x", &[]),
    ("legacy-https-client", &[]),
    ("legacy-rustls-ring", &[]),
    ("legacy-test-util", &["test-util"]),
    ("rt-tokio", &["smithwright-runtime/rt-tokio"]),
    ("rustls", &[]),
    ("sigv4a", &[]),
    ("test-util", &["smithwright-runtime/test-util"]),
];

/// What an official crate has today, in its order of `default`.
const USUAL_DEFAULT: [&str; 3] = ["rustls", "default-https-client", "rt-tokio"];

/// What ours has besides.
const OURS: (&str, &str) = ("aws-lc", "smithwright-runtime/aws-lc");

pub(super) fn is_known(name: &str) -> bool {
    name == "default" || KNOWN.iter().any(|(known, _)| *known == name)
}

/// The features of a stand-in, from those of the official crate; without them, every one that is known.
pub(super) fn of(official: Option<&BTreeMap<String, Vec<String>>>) -> Vec<Feature> {
    let names: Vec<&str> = match official {
        Some(all) => all.keys().map(String::as_str).collect(),
        None => KNOWN.iter().map(|(name, _)| *name).collect(),
    };
    // Before there was `default-https-client`, the HTTPS client came with `rustls`.
    let https = if names.contains(&"default-https-client") { "default-https-client" } else { "rustls" };
    let texts = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
    let enables = |name: &str| {
        let known = KNOWN.iter().find(|(known, _)| *known == name);
        match known {
            _ if name == https => texts(&[HTTPS]),
            // A feature of the package that this version of the official crate has, too.
            Some((_, list)) => texts(list)
                .into_iter()
                .filter(|one| one.contains('/') || names.contains(&one.as_str()))
                .collect(),
            None => Vec::new(),
        }
    };
    let default = match official {
        Some(all) => all
            .get("default")
            .into_iter()
            .flatten()
            .filter(|one| names.contains(&one.as_str()))
            .cloned()
            .collect(),
        None => texts(&USUAL_DEFAULT),
    };
    let mut features = vec![Feature { name: "default".to_owned(), enables: default }];
    let others = names.iter().filter(|name| **name != "default");
    features.extend(others.map(|name| Feature { name: (*name).to_owned(), enables: enables(name) }));
    if !names.contains(&OURS.0) {
        features.push(Feature { name: OURS.0.to_owned(), enables: texts(&[OURS.1]) });
    }
    features
}
