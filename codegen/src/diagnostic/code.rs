//! The table of all codes.
//!
//! To add a code: a row in its group below, and the file `explanations/SWnnnn.md` beside this one. Without the file the
//! program `smithwright` does not compile; `codegen/cli/tests/cli/explain.rs` says how the file is made up and runs its
//! example, which has to lead to the code (`cargo test -p smithwright-cli --test cli explain`).

use std::fmt;

macro_rules! codes {
    ($($name:ident = $code:literal, $meaning:literal;)*) => {
        /// What sort of problem a diagnostic reports. A code once published keeps its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(
                #[doc = concat!("`", $code, "`: ", $meaning)]
                // Read only where documentation is made.
                #[cfg_attr(any(doc, doctest), doc = "")]
                #[cfg_attr(any(doc, doctest), doc = include_str!(concat!("explanations/", $code, ".md")))]
                $name,
            )*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The code as shown, such as `SW0106`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What it means, in a line.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }

            /// What it means at length, an example, and how to fix it, as Markdown: the text of
            /// `smithwright explain`.
            #[cfg(feature = "explain")]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("explanations/", $code, ".md")),)* }
            }
        }
    };
}

codes! {
    // Files and JSON.
    CannotRead = "SW0101", "A file cannot be read.";
    TooLarge = "SW0102", "A file is larger than the generator reads, or holds too many values.";
    NotUtf8 = "SW0103", "A file is not encoded in UTF-8.";
    ByteOrderMark = "SW0104", "A file begins with a byte order mark.";
    EmptyFile = "SW0105", "A file is empty.";
    NotJson = "SW0106", "A file is not well-formed JSON.";
    TooDeep = "SW0107", "JSON is nested too deep.";
    DuplicateKey = "SW0108", "An object has a key twice.";
    NumberOutOfRange = "SW0109", "A number is written with too many digits.";
    NumberLosesDigits = "SW0110", "A number loses digits in the type that holds it.";
    OtherJson = "SW0111", "A file is JSON, but not a service model.";
    NoSources = "SW0112", "No model was given.";
    BadGzip = "SW0113", "Data compressed with gzip are damaged or cut short.";
    NoServiceInFolder = "SW0114", "A folder holds no service definition.";
    StrayCompanion = "SW0115", "A companion file is given without the service definition it belongs to.";
    SeveralVersions = "SW0116", "A service is given in several versions.";

    // The JSON AST.
    NoVersion = "SW0201", "The Smithy version is missing.";
    UnsupportedVersion = "SW0202", "The Smithy version is not supported.";
    WrongKind = "SW0203", "A property has the wrong kind of value.";
    InvalidShapeId = "SW0204", "A text is not a shape id.";
    NoType = "SW0205", "A shape has no type.";
    UnknownType = "SW0206", "A shape has an unknown type.";
    MissingProperty = "SW0207", "A shape lacks a property.";
    InvalidMemberName = "SW0208", "A member's name is not an identifier.";
    ConflictingShapes = "SW0209", "A shape is defined twice, differently.";
    ConflictingTraits = "SW0210", "A trait is applied twice with different values.";
    ConflictingMetadata = "SW0211", "A metadata key is defined twice, differently.";
    ApplyToUndefined = "SW0212", "Traits are applied to a shape or member that does not exist.";
    BadMixin = "SW0213", "A mixin does not exist, is not a mixin, or is of another type.";
    MixinCycle = "SW0214", "Mixins go in a circle, or too deep.";
    MixinConflict = "SW0215", "Members of mixins conflict.";
    BadEnumTrait = "SW0216", "The values of an enum trait cannot be read.";
    UnknownProperty = "SW0217", "A property is not known and is passed over.";
    NoCounterpart = "SW0218", "A part of a service definition has no counterpart in Smithy and is passed over.";
    BadCorrection = "SW0219", "A correction does not fit the model.";

    // The model's own rules.
    UndefinedTarget = "SW0301", "Something refers to a shape that does not exist.";
    WrongTarget = "SW0302", "Something refers to a shape of the wrong type.";
    NotAStructure = "SW0303", "An operation's input or output is not a structure.";
    NotAnError = "SW0304", "An operation's error lacks the error trait.";
    WrongMemberTarget = "SW0305", "A member targets a shape that cannot be a value.";
    WrongMapKey = "SW0306", "A map's key is not a string.";
    ImpossibleRecursion = "SW0307", "A structure requires itself, so that no value of it can exist.";
    EndlessCollection = "SW0308", "A list or map holds itself with no structure or union between.";
    WrongTraitValue = "SW0309", "A trait has a value of the wrong kind.";
    BadEnumValue = "SW0310", "The values of an enum are missing, doubled, or of the wrong kind.";
    MembersDifferByCase = "SW0311", "Two members of a shape differ only by case.";
    ResourceCycle = "SW0312", "Resources contain each other.";
    NoMembers = "SW0313", "A union or enum has no members.";
    BadPagination = "SW0314", "Pagination names a member that does not exist or does not fit.";
    WrongDefault = "SW0315", "A default does not fit the shape.";
    DeepCollection = "SW0316", "Lists and maps hold each other too deep.";
    SharedName = "SW0330", "Two shapes of a service have the same name but for case.";
    TooLargeType = "SW0331", "A structure has more members or bytes, or nests deeper, than the compiler takes.";
    WrongTestValue = "SW0332", "A value in a test of the model does not fit the shape that it is of.";

    // What fails at run time.
    NotJmespath = "SW0340", "A text is not a JMESPath expression.";
    UnknownMember = "SW0341", "An expression looks for a member that does not exist.";
    UnknownFunction = "SW0342", "An expression calls a function that clients do not know.";
    WrongArguments = "SW0343", "A function is given too many or too few arguments, or one that it does not take.";
    WrongExpressionType = "SW0344", "A part of an expression has a type that can never be right there.";
    NeverMet = "SW0345", "A waiter compares with a value that its path never finds.";
    NoSuccess = "SW0346", "A waiter has no condition that ends it with success.";
    WaiterDelays = "SW0347", "The shortest pause of a waiter is longer than its longest.";
    UnknownWaiterError = "SW0348", "A waiter waits for an error that its operation does not have.";
    BadEndpointRules = "SW0350", "A part of endpoint rules is missing, unknown, or of the wrong kind.";
    UndefinedReference = "SW0351", "Endpoint rules refer to something that is not defined.";
    BadTemplate = "SW0352", "A template or path of endpoint rules is not well-formed.";
    WrongEndpointValue = "SW0353", "A value of endpoint rules has the wrong type, or is not set for certain.";
    BadEndpointUrl = "SW0354", "The URL of an endpoint is not one that requests can be sent to.";
    BadAuthScheme = "SW0355", "An auth scheme of an endpoint has the wrong form.";
    BadDiagram = "SW0356", "A decision diagram of endpoint rules cannot be followed.";
    BadHostPrefix = "SW0357", "The prefix of a host does not fit the input, or is not part of a host name.";

    // Bindings to HTTP.
    BadHttpBinding = "SW0360", "A binding to HTTP contradicts the specification.";
    RouteConflict = "SW0361", "Two operations have the same method and URI.";
    OddPayload = "SW0362", "The body of a request or response is a list or map.";

    // Choosing a service and operations.
    NoService = "SW0401", "The model has no service.";
    SeveralServices = "SW0402", "The model has several services and none was chosen.";
    UnknownService = "SW0403", "The chosen service does not exist.";
    UnknownOperation = "SW0404", "A chosen operation does not exist.";
    NothingMatches = "SW0405", "A pattern of operation names matches nothing.";
    NoOperations = "SW0406", "The service has no operations.";

    // Planning.
    UnsupportedProtocol = "SW0501", "The service speaks no supported protocol.";
    UnsupportedAuth = "SW0502", "The service is called with no supported authentication.";
    UnsupportedTrait = "SW0503", "A trait changes what goes over the wire and is not supported yet.";
    NotPaginated = "SW0504", "A paginated operation gets no paginator.";
    OperationLeftOut = "SW0506", "An operation that nobody named is left out, because it is not supported yet.";
    BadEndpointParam = "SW0508", "An endpoint parameter is given a value that does not fit the endpoint rules.";
    UnknownBuiltIn = "SW0509", "An endpoint parameter asks for something that clients do not know.";
    NoDiscovery = "SW0510", "An operation needs an endpoint that only an operation tells that is not generated.";

    // Writing.
    ForeignFile = "SW0601", "A file in the output folder was not written by the generator.";
    CannotReadOutput = "SW0602", "A file in the output folder cannot be read.";
    CannotWrite = "SW0603", "A file cannot be written.";
    FaultyCode = "SW0604", "Generated code is not valid Rust: a fault of the generator.";
    BadOutputPath = "SW0605", "A generated file has a path that must not be written to.";
    NoOutput = "SW0606", "No output folder was given.";
    LinkInOutput = "SW0607", "A link is in the place of a generated file or folder.";
    NotForOutput = "SW0608", "An output folder holds other files and none that was generated, or is the root of the disk.";
    BadCrateName = "SW0609", "A package cannot have this name.";
    LongName = "SW0610", "A name of the model is too long for the name of a file.";
    TooMuchCode = "SW0611", "The code of a model would be out of proportion to it.";
    OutputOutside = "SW0612", "A setting names an output outside the folder of the settings file.";

    // Comparing two models.
    DifferentServices = "SW0701", "Two models that are to be compared are of different services.";
    UnusedException = "SW0702", "An exception in the settings lets no change pass.";

    // The command line and its settings.
    BadSettings = "SW0801", "A settings file is not well-formed, or a setting has a wrong value.";
    UnknownSetting = "SW0802", "A settings file has a key that is not known.";
    ConflictingChoices = "SW0803", "What was chosen does not go together.";
    NotInGit = "SW0804", "Git, a revision, or a path in a revision is not there.";
    UnknownShape = "SW0805", "A shape that was asked about does not exist.";
    UnknownCode = "SW0806", "A code that was asked about does not exist.";
    BadPackage = "SW0807", "A setting of the generated package is unknown, or Cargo would refuse its value.";
    UnknownCheck = "SW0808", "A code that is to be a warning does not exist, or cannot be one.";
    BadStandIn = "SW0809", "A stand-in has no name and version of an official crate, or settings that contradict them.";
    StandInDiffers = "SW0810", "Cargo may take the official crate in place of its stand-in.";
}

impl Code {
    /// The code of this text, such as `SW0106`.
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }

    /// Whether a user can have it as a warning ([`Generator::warn`](crate::Generator::warn)): what it tells of makes a
    /// part of the client fail at run time, and the rest works.
    pub fn can_be_warning(self) -> bool {
        Self::CAN_BE_WARNINGS.contains(&self)
    }

    /// Every code that a user can have as a warning.
    pub const CAN_BE_WARNINGS: &[Self] = &[
        Self::NotJmespath,
        Self::UnknownMember,
        Self::UnknownFunction,
        Self::WrongArguments,
        Self::WrongExpressionType,
        Self::NeverMet,
        Self::BadEndpointRules,
        Self::UndefinedReference,
        Self::BadTemplate,
        Self::WrongEndpointValue,
        Self::BadEndpointUrl,
        Self::BadAuthScheme,
        Self::BadDiagram,
        Self::BadHostPrefix,
        Self::BadEndpointParam,
        Self::UnknownBuiltIn,
    ];
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_sorted_and_unique() {
        let codes: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    }
}
