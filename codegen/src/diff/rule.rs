//! The kinds of change, and what each means on the wire: one table.

use super::Part;
use super::WireEffect::{self, Breaking, Compatible, Unclear};

/// How much a change asks of those who take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing: good to know.
    Info,
    /// A look: something behaves differently, or it cannot be told whether it breaks.
    Warning,
    /// Work: something breaks.
    Error,
}

impl Level {
    /// `info`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A row of the table of changes.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The id of the rule, which stays the same from version to version.
    pub id: &'static str,
    /// The kind of change in words.
    pub says: &'static str,
    /// What becomes of requests that clients send which were generated before.
    pub requests: WireEffect,
    /// What becomes of responses that such clients read.
    pub responses: WireEffect,
    /// What works differently although nothing breaks; empty if nothing does.
    pub behaviour: &'static str,
    /// What changed, and what [`Change::from`](super::Change::from) and [`Change::to`](super::Change::to) hold.
    pub meaning: &'static str,
}

impl Row {
    /// The level when a change reaches requests and responses and has no effect on Rust.
    pub fn level(&self) -> Level {
        match self.requests.max(self.responses) {
            Breaking => Level::Error,
            Unclear => Level::Warning,
            Compatible if !self.behaviour.is_empty() => Level::Warning,
            Compatible => Level::Info,
        }
    }
}

macro_rules! rules {
    ($($name:ident $id:literal $says:literal, $requests:ident, $responses:ident, $behaviour:literal, $meaning:literal;)*) => {
        /// The kinds of change.
        ///
        /// What each means for programs that were built before: for the requests they send, for the responses they
        /// read, and for how they behave.
        ///
        /// | rule | change | requests of old clients | responses of new services | behaviour |
        /// |---|---|---|---|---|
        $(#[doc = concat!("| `", $id, "` | ", $meaning, " | ", stringify!($requests), " | ", stringify!($responses), " | ", $behaviour, " |")])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $meaning] $name,)*
        }

        impl Rule {
            /// Every rule, in order.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its row in the table.
            pub const fn row(self) -> &'static Row {
                match self {
                    $(Self::$name => &Row {
                        id: $id,
                        says: $says,
                        requests: $requests,
                        responses: $responses,
                        behaviour: $behaviour,
                        meaning: $meaning,
                    },)*
                }
            }
        }
    };
}

rules! {
    // The service.
    ServiceRenamed "service-renamed" "service shape renamed", Breaking, Compatible, "",
        "The service's shape has another name, which requests carry. `from`, `to`: the names.";
    SdkIdChanged "sdk-id-changed" "SDK id", Compatible, Compatible, "Requests name another service in their user agent.",
        "The SDK id changed, of which the package's name is made. `from`, `to`: the ids.";
    TitleChanged "title-changed" "title", Compatible, Compatible, "",
        "The service's title changed. `from`, `to`: the titles.";
    VersionChanged "api-version-changed" "API version", Compatible, Compatible, "",
        "The version of the API changed. `from`, `to`: the versions.";
    ProtocolAdded "protocol-added" "protocol added", Compatible, Compatible, "",
        "The service speaks another protocol too. `to`: its trait id.";
    ProtocolRemoved "protocol-removed" "protocol removed", Breaking, Breaking, "",
        "The service no longer speaks a protocol. `from`: its trait id.";
    ProtocolSwitched "protocol-switched" "protocol spoken", Compatible, Compatible, "Clients speak another protocol.",
        "The best protocol that clients know is another. `from`, `to`: trait ids.";
    ProtocolSettingsChanged "protocol-settings-changed" "settings of a protocol", Compatible, Compatible, "",
        "The settings of a protocol changed. `from`, `to`: the trait values.";
    QueryCompatibilityAdded "query-compatibility-added" "is now compatible with awsQuery", Compatible, Compatible, "Codes of errors come from a header.",
        "Errors carry the codes they had in awsQuery too.";
    QueryCompatibilityRemoved "query-compatibility-removed" "is no longer compatible with awsQuery", Compatible, Unclear, "Codes of errors are the names of their shapes.",
        "Errors no longer carry the codes they had in awsQuery.";
    XmlNamespaceChanged "xml-namespace-changed" "namespace of XML", Breaking, Compatible, "",
        "The root elements of requests are in another namespace. `from`, `to`: the trait values.";
    SigningNameChanged "signing-name-changed" "signing name", Breaking, Compatible, "",
        "Requests are signed for another name. `from`, `to`: the names.";
    AuthSchemesChanged "auth-schemes-changed" "authentication schemes", Unclear, Compatible, "",
        "The ways to authenticate changed. `from`, `to`: lists of schemes.";
    EndpointRulesChanged "endpoint-rules-changed" "endpoint rules", Compatible, Compatible, "Requests may go to another host.",
        "The endpoint rules changed.";
    EndpointTestsChanged "endpoint-tests-changed" "endpoint tests", Compatible, Compatible, "",
        "The tests of the endpoint rules changed.";
    ClientParamAdded "client-context-param-added" "endpoint parameter of the client added", Compatible, Compatible, "",
        "The client's configuration has another parameter of the endpoint rules. `to`: its type.";
    ClientParamRemoved "client-context-param-removed" "endpoint parameter of the client removed", Compatible, Compatible, "The parameter can no longer be set.",
        "The client's configuration lost a parameter of the endpoint rules. `from`: its type.";
    ClientParamRetyped "client-context-param-type-changed" "endpoint parameter of the client has another type", Compatible, Compatible, "",
        "A parameter of the client's configuration has another type. `from`, `to`: the types.";
    EndpointDiscoveryChanged "endpoint-discovery-changed" "endpoint discovery", Compatible, Compatible, "Requests may go to an endpoint that the service tells.",
        "Whether endpoints are discovered changed. `from`, `to`: the trait values.";

    // Operations.
    OperationAdded "operation-added" "added", Compatible, Compatible, "",
        "An operation was added.";
    OperationRemoved "operation-removed" "removed", Breaking, Compatible, "",
        "An operation was removed.";
    OperationRenamedOnWire "operation-renamed" "has another name on the wire", Breaking, Compatible, "",
        "An operation has another name, and the same in Rust. `from`, `to`: the names.";
    OperationGenerated "operation-now-generated" "is now generated", Compatible, Compatible, "",
        "An operation that was left out can be generated. `from`: why it was not.";
    OperationLeftOut "operation-no-longer-generated" "is no longer generated", Compatible, Compatible, "",
        "An operation needs what the generator does not know, so it is left out. `to`: why.";
    OperationRenamed "operation-items-renamed" "named otherwise in Rust", Compatible, Compatible, "",
        "The Rust items of an operation have other names. `from`, `to`: the client's methods.";
    PaginationAdded "pagination-added" "is now paginated", Compatible, Compatible, "",
        "An operation is now paginated. `to`: its members for pagination.";
    PaginationRemoved "pagination-removed" "is no longer paginated", Compatible, Compatible, "",
        "An operation is no longer paginated. `from`: its members for pagination.";
    PaginationChanged "pagination-changed" "pagination", Compatible, Compatible, "Paginators follow other members.",
        "The members for pagination changed. `from`, `to`: objects.";
    WaiterAdded "waiter-added" "new waiter", Compatible, Compatible, "",
        "An operation got a waiter. `to`: the waiter.";
    WaiterRemoved "waiter-removed" "waiter removed", Compatible, Compatible, "",
        "An operation lost a waiter. `from`: the waiter.";
    WaiterChanged "waiter-changed" "waiter", Compatible, Compatible, "The waiter waits for something else, or at another pace.",
        "A waiter changed. `from`, `to`: the waiters.";
    ErrorAdded "error-added" "new error", Compatible, Compatible, "Old clients report the error as unhandled.",
        "An operation can return another error. `to`: its name.";
    ErrorRemoved "error-removed" "error removed", Compatible, Compatible, "",
        "An operation no longer returns an error. `from`: its name.";
    OperationAuthChanged "operation-auth-changed" "authentication", Unclear, Compatible, "",
        "How requests of an operation are signed. `from`, `to`: the trait values.";
    HostPrefixChanged "host-prefix-changed" "host prefix", Breaking, Compatible, "Requests go to another host.",
        "What comes before the endpoint's host was added, removed or changed. `from`, `to`: the prefixes.";
    StaticParamChanged "static-context-param-changed" "static endpoint parameter", Unclear, Compatible, "Requests may go to another host.",
        "An operation sets another value of an endpoint parameter. `from`, `to`: the values.";
    OperationParamChanged "operation-context-param-changed" "endpoint parameter of the operation", Unclear, Compatible, "Requests may go to another host.",
        "An operation sets an endpoint parameter by another path. `from`, `to`: the paths.";
    CompressionAdded "compression-added" "requests can be compressed", Compatible, Compatible, "Large requests are compressed.",
        "The service takes compressed requests. `to`: the encodings.";
    CompressionRemoved "compression-removed" "requests can no longer be compressed", Unclear, Compatible, "Large requests are no longer compressed.",
        "The service no longer takes compressed requests. `from`: the encodings.";
    CompressionChanged "compression-changed" "encodings of compressed requests", Unclear, Compatible, "",
        "The service takes other encodings of requests. `from`, `to`: the encodings.";
    ChecksumRequired "checksum-required" "a checksum of requests is required", Breaking, Compatible, "",
        "Requests need a checksum now.";
    ChecksumNotRequired "checksum-no-longer-required" "a checksum of requests is no longer required", Compatible, Compatible, "",
        "Requests no longer need a checksum.";
    ChecksumChanged "checksum-changed" "checksums", Unclear, Unclear, "",
        "Which checksums requests and responses carry. `from`, `to`: the trait values.";
    HttpChanged "http-changed" "HTTP method, path or status", Breaking, Compatible, "",
        "An operation is bound to another method, path or status. `from`, `to`: the trait values.";
    OutputUnwrapped "output-unwrapped" "the root of its response is the member", Compatible, Breaking, "",
        "The root element of responses is the output's only member now.";
    OutputWrapped "output-wrapped" "the root of its response holds the members", Compatible, Breaking, "",
        "The root element of responses is no longer the output's only member.";
    RootRenamed "root-element-renamed" "root element renamed", Breaking, Compatible, "",
        "The shape that gives the root element of requests its name has another. `from`, `to`: the names.";
    ProtocolTestsChanged "protocol-tests-changed" "protocol tests", Compatible, Compatible, "",
        "The protocol tests of an operation or error changed.";

    // Errors.
    ErrorRenamed "error-renamed" "has another name on the wire", Compatible, Unclear, "Old clients report the error as unhandled.",
        "An error has another name, and the same in Rust. `from`, `to`: the names.";
    ErrorFaultChanged "error-fault-changed" "who is at fault", Compatible, Compatible, "Retries may go by it.",
        "An error is now the client's or the service's fault. `from`, `to`: `client` or `server`.";
    ErrorStatusChanged "error-status-changed" "HTTP status of the error", Compatible, Unclear, "",
        "An error comes with another HTTP status. `from`, `to`: the status.";
    ErrorCodeChanged "error-code-changed" "code of the error", Compatible, Unclear, "Clients that are compatible with awsQuery see another code.",
        "An error has another code in awsQuery. `from`, `to`: the codes.";
    RetryableChanged "retryable-changed" "retries", Compatible, Compatible, "Requests are tried again, or not, or later.",
        "Whether to try again after an error. `from`, `to`: the trait values.";

    // Members.
    MemberAdded "member-added" "added", Compatible, Compatible, "",
        "A member was added. `to`: its type.";
    RequiredMemberAdded "required-member-added" "added, required", Breaking, Compatible, "",
        "A required member was added. `to`: its type.";
    ClientOptionalMemberAdded "client-optional-member-added" "added, required by the service", Unclear, Compatible, "The service may refuse requests without it.",
        "A member was added that is required, but optional for clients. `to`: its type.";
    MemberRemoved "member-removed" "removed", Breaking, Breaking, "",
        "A member was removed. `from`: its type.";
    MemberRenamed "member-renamed" "has another name on the wire", Breaking, Breaking, "",
        "A member has another name, and the same in Rust. `from`, `to`: the names.";
    MembersReordered "members-reordered" "order of members", Compatible, Compatible, "",
        "Members or values have another order. `from`, `to`: the names.";
    TypeChanged "type-changed" "has another type", Breaking, Breaking, "",
        "The type of a member changed. `from`, `to`: the types.";
    TypeWidened "type-widened" "has a wider type", Compatible, Breaking, "",
        "A number has a wider type. `from`, `to`: the types.";
    TypeNarrowed "type-narrowed" "has a narrower type", Breaking, Compatible, "",
        "A number has a narrower type. `from`, `to`: the types.";
    EnumOpened "enum-opened" "takes any value", Compatible, Compatible, "",
        "An enum became a string or integer. `from`, `to`: the types.";
    EnumClosed "enum-closed" "takes values of an enum only", Unclear, Compatible, "",
        "A string or integer became an enum. `from`, `to`: the types.";
    RustTypeFollows "rust-type-follows" "has another type in Rust", Compatible, Compatible, "",
        "A Rust type follows from changes of other shapes. `from`, `to`: the types.";
    BuilderAdded "builder-added" "has a builder now", Compatible, Compatible, "",
        "A structure can be sent now, so programs can build it.";
    BuilderRemoved "builder-removed" "has no builder any more", Compatible, Compatible, "",
        "A structure is no longer sent, so it has no builder without the feature `test-util`.";
    MemberRequired "member-required" "is now required", Breaking, Compatible, "",
        "A member became required. `from`: false, `to`: true.";
    MemberRequiredByService "member-required-by-service" "is now required by the service", Unclear, Compatible, "The service may refuse requests without it.",
        "A member became required, but optional for clients. `from`: false, `to`: true.";
    MemberOptional "member-optional" "is no longer required", Compatible, Breaking, "",
        "A member is no longer required. `from`: true, `to`: false.";
    ClientOptionalChanged "client-optional-changed" "optional for clients", Compatible, Compatible, "",
        "Whether a member is optional for clients. `from`, `to`: true or false.";
    Retargeted "target-changed" "targets another shape", Compatible, Compatible, "",
        "A member targets another shape of the same kind. `from`, `to`: the shapes.";
    Renamed "shape-renamed" "shape renamed", Compatible, Compatible, "",
        "A shape has another name. `from`, `to`: the names.";
    NullsAdded "nulls-allowed" "nulls among the values", Compatible, Breaking, "",
        "A list or map may hold nulls. `from`: false, `to`: true.";
    NullsRemoved "nulls-no-longer-allowed" "no nulls among the values", Breaking, Compatible, "",
        "A list or map may no longer hold nulls. `from`: true, `to`: false.";
    DefaultAdded "default-added" "default added", Compatible, Compatible, "An absent value is read as the default.",
        "A member got a default. `to`: the value.";
    DefaultRemoved "default-removed" "default removed", Compatible, Compatible, "An absent value is no longer read as the default.",
        "A member lost its default. `from`: the value.";
    DefaultChanged "default-changed" "default", Compatible, Compatible, "An absent value is read as another value.",
        "The default of a member changed. `from`, `to`: the values.";
    TokenAdded "idempotency-token-added" "is now an idempotency token", Compatible, Compatible, "Clients fill the member when it is absent.",
        "A member became an idempotency token. `from`: false, `to`: true.";
    TokenRemoved "idempotency-token-removed" "is no longer an idempotency token", Compatible, Compatible, "Clients no longer fill the member when it is absent.",
        "A member is no longer an idempotency token. `from`: true, `to`: false.";
    BindingChanged "binding-changed" "place or form on the wire", Breaking, Breaking, "",
        "A member is bound to the protocol otherwise. `from`, `to`: objects of trait names and values.";
    TimestampFormatChanged "timestamp-format-changed" "timestamp format", Breaking, Breaking, "",
        "Timestamps have another format. `from`, `to`: the formats.";
    StreamingChanged "streaming-changed" "stream", Breaking, Breaking, "",
        "Whether a value or its events are sent or received as a stream. `from`, `to`: true or false.";
    StreamLengthChanged "stream-length-changed" "length of a stream", Breaking, Compatible, "",
        "Whether a stream must tell its length before it is sent. `from`, `to`: true or false.";
    ContextParamChanged "context-param-changed" "endpoint parameter of the member", Unclear, Compatible, "Requests may go to another host.",
        "A member sets another endpoint parameter. `from`, `to`: the parameters.";
    HostLabelChanged "host-label-changed" "label of the host", Breaking, Compatible, "Requests go to another host.",
        "Whether a member is part of the host. `from`, `to`: true or false.";
    MediaTypeChanged "media-type-changed" "media type", Compatible, Compatible, "",
        "What a text or blob holds. `from`, `to`: the media types.";
    ConstraintTightened "constraint-tightened" "constraint", Breaking, Compatible, "",
        "A length, range, pattern or the uniqueness of items was added, or takes fewer values. `from`, `to`: objects with `length`, `range`, `pattern` or `uniqueItems`.";
    ConstraintLoosened "constraint-loosened" "constraint", Compatible, Compatible, "",
        "A constraint was removed, or takes more values. `from`, `to`: as above.";
    PatternChanged "pattern-changed" "constraint", Unclear, Compatible, "",
        "A pattern changed; whether it takes all it took before is unknown. `from`, `to`: objects with `pattern`.";
    UnionMemberAdded "union-member-added" "added to the union", Compatible, Compatible, "Old clients read the member as unknown.",
        "A union got a member. `to`: its type.";
    UnionMemberRemoved "union-member-removed" "removed from the union", Breaking, Compatible, "",
        "A union lost a member. `from`: its type.";
    EnumValueAdded "enum-value-added" "new enum value", Compatible, Compatible, "Old clients read the value as unknown.",
        "An enum got a value. `to`: the value.";
    EnumValueRemoved "enum-value-removed" "enum value removed", Breaking, Compatible, "",
        "An enum lost a value. `from`: the value.";
    EnumValueChanged "enum-value-changed" "enum value has another text", Breaking, Compatible, "Old clients read the value as unknown.",
        "A value of an enum has another text and the same name in Rust. `from`, `to`: the values.";
    EnumValueRenamed "enum-value-renamed" "enum value renamed", Compatible, Compatible, "",
        "A value of an enum has another name in Rust. `from`, `to`: the names.";

    // Of anything.
    Deprecated "deprecated" "is now deprecated", Compatible, Compatible, "",
        "Newly deprecated. `to`: the message, or true.";
    Undeprecated "no-longer-deprecated" "is no longer deprecated", Compatible, Compatible, "",
        "No longer deprecated. `from`: the message, or true.";
    DeprecationChanged "deprecation-changed" "deprecation", Compatible, Compatible, "",
        "What is said of the deprecation. `from`, `to`: the messages.";
    Sensitive "sensitive-changed" "sensitive", Compatible, Compatible, "Whether values appear in logs.",
        "Whether values are hidden in logs. `from`, `to`: true or false.";
    Documentation "documentation-changed" "documentation", Compatible, Compatible, "",
        "The documentation changed. `from`, `to`: the texts.";
    DocumentationOmitted "documentation-omitted" "documentation not shown", Compatible, Compatible, "",
        "Documentation changed at places that were not asked for. `to`: how many.";

    // The generated code.
    NowGenerated "now-generated" "a client can now be generated", Compatible, Compatible, "",
        "A client can be generated of the new model only. `from`: why not of the old one.";
    NoLongerGenerated "no-longer-generated" "no client can be generated", Compatible, Compatible, "",
        "A client can be generated of the old model only. `to`: why not of the new one.";
    GeneratedCode "generated-code-changed" "generated code", Compatible, Compatible, "",
        "Generated code differs for reasons that no other rule names. `to`: the lines of `api.txt`, else the files.";
}

impl Rule {
    /// Its id in kebab case, which stays the same from version to version.
    pub const fn id(self) -> &'static str {
        self.row().id
    }

    /// The kind of change in words.
    pub const fn says(self) -> &'static str {
        self.row().says
    }

    /// The side on which something works differently; `None` for both.
    pub(super) fn behaves_in(self) -> Option<Part> {
        match self {
            Self::EnumValueAdded | Self::UnionMemberAdded => Some(Part::Response),
            Self::ClientOptionalMemberAdded
            | Self::MemberRequiredByService
            | Self::TokenAdded
            | Self::TokenRemoved
            | Self::ContextParamChanged
            | Self::HostLabelChanged => Some(Part::Request),
            _ => None,
        }
    }

    /// The rule with an id.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_in_kebab_case() {
        let mut ids: Vec<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
        assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c == '-')), "{ids:?}");
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Rule::ALL.len());
        assert!(ids.iter().all(|id| Rule::named(id).is_some_and(|rule| rule.id() == *id)));
    }

    #[test]
    fn levels_follow_from_effects() {
        assert_eq!(Rule::MemberRemoved.row().level(), Level::Error);
        assert_eq!(Rule::PatternChanged.row().level(), Level::Warning);
        assert_eq!(Rule::DefaultChanged.row().level(), Level::Warning);
        assert_eq!(Rule::TitleChanged.row().level(), Level::Info);
    }
}
