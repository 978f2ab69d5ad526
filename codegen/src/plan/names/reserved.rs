//! Words that names must keep clear of.

/// Keywords of every edition, used or reserved, and the weak ones that cannot name an item everywhere.
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "Self",
    "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while",
];

/// How a keyword becomes a name.
pub(super) enum Keyword {
    /// Not a keyword.
    No,
    /// A raw identifier: `r#type`.
    Raw,
    /// One of the few that cannot be raw, with the name to take instead.
    Instead(&'static str),
}

pub(super) fn keyword(word: &str) -> Keyword {
    match word {
        "crate" => Keyword::Instead("crate_"),
        "super" => Keyword::Instead("super_"),
        "self" => Keyword::Instead("self_"),
        "Self" => Keyword::Instead("SelfValue"),
        "yield" => Keyword::Raw,
        _ if KEYWORDS.contains(&word) => Keyword::Raw,
        _ => Keyword::No,
    }
}

/// Whether the word cannot name an item as it is.
pub(crate) fn is_keyword(word: &str) -> bool {
    !matches!(keyword(word), Keyword::No)
}

/// `mod.rs` is the file of the folder it is in; the others are devices on Windows, whatever comes after the dot.
pub(crate) fn is_reserved_stem(stem: &str) -> bool {
    let numbered =
        |device| stem.strip_prefix(device).is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']));
    matches!(stem, "mod" | "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Field names that would clash with methods of the structure or its builder, and what the SDK calls them.
pub(super) fn field(name: &str) -> Option<&'static str> {
    Some(match name {
        "build" => "build_value",
        "builder" => "builder_value",
        "default" => "default_value",
        "send" => "send_value",
        "make_operation" => "make_operation_value",
        "presigned" => "presigned_value",
        "customize" => "customize_value",
        "meta" => "meta_value",
        _ => return None,
    })
}

/// Variant names that would clash with the one for unknown values.
pub(super) fn variant(name: &str) -> Option<&'static str> {
    Some(match name {
        "Unknown" => "UnknownValue",
        "UnknownValue" => "UnknownValue_",
        "SelfValue" => "SelfValue_",
        _ => return None,
    })
}
