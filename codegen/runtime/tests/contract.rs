//! What the contract says of the runtime, held against its sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use smithwright_contract::{AUTH_SCHEMES, CONFIG_BUILDER_METHODS, MEMBER_TRAITS, PROTOCOLS};

fn source(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every method that a builder of generated code has, whatever the service.
#[test]
fn names_of_builders_are_taken() {
    let builder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/config/builder");
    let mut files: Vec<String> = fs::read_dir(builder)
        .expect("a folder")
        .map(|entry| format!("src/config/builder/{}", entry.expect("an entry").file_name().to_string_lossy()))
        .collect();
    files.extend(
        ["config/checksums", "config/compression", "config/response_body"]
            .map(|name| format!("src/{name}.rs")),
    );
    files.extend(["api_key", "basic", "bearer"].map(|name| format!("src/auth/{name}.rs")));
    let mut methods = BTreeSet::new();
    for file in files {
        let text = source(&file);
        // Methods within macros; those of other types are less deep.
        let lines = text.lines().filter_map(|line| line.strip_prefix("        pub fn "));
        methods.extend(lines.map(|line| {
            let name: String = line.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            name.strip_prefix("set_").map(str::to_owned).unwrap_or(name)
        }));
    }
    methods.extend(["new", "build", "parts_mut"].map(str::to_owned));
    assert_eq!(methods.iter().collect::<Vec<_>>(), CONFIG_BUILDER_METHODS);
}

/// The macro that generated code calls takes the format of the contract.
#[test]
fn the_format_is_known() {
    let format = smithwright_contract::FORMAT;
    let include = source("src/include.rs");
    assert!(include.contains(&format!("    ({format}) => {{}};")));
    assert!(include.contains(&format!(", this one has format {format})")));
}

#[test]
fn constants_and_features_are_there() {
    let manifest = source("Cargo.toml");
    let (auth, protocols) = (source("src/auth/mod.rs"), source("src/protocol/mod.rs"));
    for scheme in AUTH_SCHEMES {
        assert!(auth.contains(scheme.item), "{}", scheme.id);
        assert!(scheme.feature.is_none_or(|feature| manifest.contains(&format!("\n{feature} = "))));
    }
    for protocol in PROTOCOLS {
        assert!(protocols.contains(protocol.constant), "{}", protocol.id);
        assert!(protocol.feature.is_none_or(|feature| manifest.contains(&format!("\n{feature} = "))));
    }
    let variants = source("src/shape/descriptor.rs");
    for row in MEMBER_TRAITS {
        let camel: String = row
            .word
            .split('_')
            .map(|word| {
                let (first, rest) = word.split_at(1);
                first.to_uppercase() + rest
            })
            .collect();
        assert!(variants.contains(&format!("    {camel}")), "{}", row.id);
    }
}
