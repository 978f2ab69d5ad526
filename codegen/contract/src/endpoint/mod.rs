//! The language of endpoint rules (<https://smithy.io/2.0/additional-specs/rules-engine/>): its types and functions, and
//! the grammar of its texts. The generator checks rules by it, and clients follow them.

mod functions;
mod text;

pub use functions::{Argument, FUNCTIONS, Function, Outcome, Signature};
pub use text::{Piece, Step, path, template};

/// The versions of rules that are understood.
pub const VERSIONS: [&str; 2] = ["1.0", "1.1"];

/// How deep rules, and expressions within a rule, may nest. Rules of published models stay below 30.
pub const DEEPEST: usize = 100;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A string.
    Text,
    /// A boolean.
    Flag,
    /// An integer.
    Integer,
    /// A list of strings.
    Texts,
    /// An Amazon resource name, taken apart.
    Arn,
    /// A URL, taken apart.
    Url,
    /// A partition of AWS.
    Partition,
}

impl Type {
    /// The type with its article, for sentences.
    pub fn with_article(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::Flag => "a boolean",
            Self::Integer => "an integer",
            Self::Texts => "a list of strings",
            Self::Arn => "an ARN",
            Self::Url => "a URL",
            Self::Partition => "a partition",
        }
    }

    /// The attributes that `getAttr` finds in it.
    pub fn attributes(self) -> &'static [(&'static str, Self)] {
        match self {
            Self::Arn => &[
                ("partition", Self::Text),
                ("service", Self::Text),
                ("region", Self::Text),
                ("accountId", Self::Text),
                ("resourceId", Self::Texts),
            ],
            Self::Url => &[
                ("scheme", Self::Text),
                ("authority", Self::Text),
                ("path", Self::Text),
                ("normalizedPath", Self::Text),
                ("isIp", Self::Flag),
            ],
            Self::Partition => &[
                ("name", Self::Text),
                ("dnsSuffix", Self::Text),
                ("dualStackDnsSuffix", Self::Text),
                ("implicitGlobalRegion", Self::Text),
                ("supportsFIPS", Self::Flag),
                ("supportsDualStack", Self::Flag),
            ],
            Self::Text | Self::Flag | Self::Integer | Self::Texts => &[],
        }
    }

    /// The type of a parameter, as rules name it.
    pub fn of_parameter(name: &str) -> Option<Self> {
        match name {
            "string" | "String" => Some(Self::Text),
            "boolean" | "Boolean" => Some(Self::Flag),
            "stringArray" | "StringArray" => Some(Self::Texts),
            _ => None,
        }
    }
}

/// A built-in that clients have a value for.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// What rules call it.
    pub id: &'static str,
    /// The parameter that clients set, whatever rules call theirs.
    pub parameter: &'static str,
    /// The type of its value.
    pub ty: Type,
}

/// Every built-in that clients have a value for.
pub const BUILT_INS: &[BuiltIn] = &[
    BuiltIn { id: "AWS::Region", parameter: "Region", ty: Type::Text },
    BuiltIn { id: "AWS::UseFIPS", parameter: "UseFIPS", ty: Type::Flag },
    BuiltIn { id: "AWS::UseDualStack", parameter: "UseDualStack", ty: Type::Flag },
    BuiltIn { id: "SDK::Endpoint", parameter: "Endpoint", ty: Type::Text },
    BuiltIn { id: "AWS::Auth::AccountId", parameter: "AccountId", ty: Type::Text },
    BuiltIn { id: "AWS::Auth::AccountIdEndpointMode", parameter: "AccountIdEndpointMode", ty: Type::Text },
];

impl BuiltIn {
    /// The built-in that rules call so.
    pub fn find(id: &str) -> Option<&'static Self> {
        BUILT_INS.iter().find(|built_in| built_in.id == id)
    }
}
