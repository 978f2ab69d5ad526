//! What changes mean for those who take an update.

use super::change::{Change, RustEffect, WireEffect};
use super::rule::Rule;

/// What a change means for those who take the update, the worst first. A change has one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// Programs may no longer compile, or programs already running may fail.
    Breaks,
    /// Programs compile, and something works differently, or may fail.
    Differs,
    /// There is something new to use.
    New,
    /// Programs do not notice.
    Neutral,
}

impl Meaning {
    /// Every meaning, the worst first.
    pub const ALL: [Self; 4] = [Self::Breaks, Self::Differs, Self::New, Self::Neutral];

    /// `breaks`, `differs`, `new` or `neutral`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaks => "breaks",
            Self::Differs => "differs",
            Self::New => "new",
            Self::Neutral => "neutral",
        }
    }

    /// The same for people.
    pub fn says(self) -> &'static str {
        match self {
            Self::Breaks => "Breaks",
            Self::Differs => "Behaves differently",
            Self::New => "New",
            Self::Neutral => "No effect on programs",
        }
    }
}

impl Change {
    /// What it means. What is new stays new if old programs meet it as something unknown.
    pub fn meaning(&self) -> Meaning {
        match (self.rust, self.wire.effect(), self.wire.behaviour) {
            (RustEffect::Breaking, ..) | (_, WireEffect::Breaking, _) => Meaning::Breaks,
            (_, WireEffect::Unclear, _) => Meaning::Differs,
            (RustEffect::Additive, ..) => Meaning::New,
            // Where no client is generated, or another operation has it already.
            (RustEffect::None, ..) if self.rule.adds() => Meaning::New,
            (RustEffect::None, WireEffect::Compatible, Some(_)) => Meaning::Differs,
            (RustEffect::None, WireEffect::Compatible, None) => Meaning::Neutral,
        }
    }
}

impl Rule {
    /// Whether there is something more in the model for clients to use.
    fn adds(self) -> bool {
        matches!(
            self,
            Self::ProtocolAdded
                | Self::ClientParamAdded
                | Self::OperationAdded
                | Self::PaginationAdded
                | Self::WaiterAdded
                | Self::ErrorAdded
                | Self::MemberAdded
                | Self::UnionMemberAdded
                | Self::EnumValueAdded
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_effect_decides() {
        let change = |rule, rust| Change::new(rule, None, None, "A").rust(rust);
        for (rule, rust, meaning) in [
            (Rule::MemberAdded, RustEffect::Additive, Meaning::New),
            (Rule::MemberAdded, RustEffect::None, Meaning::New),
            (Rule::MemberAdded, RustEffect::Breaking, Meaning::Breaks),
            (Rule::EnumValueAdded, RustEffect::Additive, Meaning::New),
            (Rule::ClientOptionalMemberAdded, RustEffect::Additive, Meaning::Differs),
            (Rule::RequiredMemberAdded, RustEffect::Additive, Meaning::Breaks),
            (Rule::DefaultChanged, RustEffect::None, Meaning::Differs),
            (Rule::PatternChanged, RustEffect::None, Meaning::Differs),
            (Rule::TitleChanged, RustEffect::None, Meaning::Neutral),
        ] {
            assert_eq!(change(rule, rust).meaning(), meaning, "{rule:?} {rust:?}");
        }
    }
}
