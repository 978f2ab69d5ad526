//! What of the settings file concerns `diff`: the gate, and the operations in use.

use super::Args;
use crate::console::{complain, say, tell};
use crate::outcome::Outcome;
use crate::settings::{Need, Service};
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics};
use smithwright::diff::gate::Gate;
use smithwright::diff::{ApiDiff, Rule, render};
use smithwright::model::Place;

/// What is asked of the settings.
#[derive(Default)]
pub(super) struct Asked {
    /// The operations to compare; empty for all.
    pub(super) operations: Vec<String>,
    /// What the settings say of the model that is compared.
    pub(super) service: Option<Service>,
    /// The gate, if one is asked for, with the places of its exceptions.
    gate: Option<(Gate, Vec<Place>)>,
}

impl Asked {
    /// Reads the settings as far as the arguments ask for them.
    pub(super) fn read(args: &Args) -> Result<Self, Diagnostics> {
        let gated = args.gate || args.fail_on.is_some() || args.effects.is_some();
        let settings = args.settings.load(args.in_use)?;
        let sides = [&args.old, &args.new].into_iter().flatten().flat_map(|side| side.split(','));
        let sides: Vec<&str> = sides.collect();
        let need = if args.in_use { Need::OnlyOne } else { Need::IfAny };
        let service = args.settings.service(&settings, &sides, need)?;
        let operations = match service.filter(|_| args.in_use) {
            Some(service) => service.operations.clone(),
            None => args.operations.clone(),
        };
        // Exceptions of the only service count for any model: it need not lie where the settings look for it.
        let gated_service = service.or(match settings.services.as_slice() {
            [one] => Some(one),
            _ => None,
        });
        let name = gated_service.map(|service| service.name.as_str());
        let gate = gated.then(|| settings.gate.gate(name, args.fail_on, args.effects));
        Ok(Self { operations, gate, service: service.cloned() })
    }

    /// Judges the diff, if a gate is asked for, and says what came of it.
    pub(super) fn judge(&self, diff: &ApiDiff, quiet: bool) -> Option<Outcome> {
        let (gate, places) = self.gate.as_ref()?;
        let verdict = gate.judge(diff);
        let mut problems = Diagnostics::new();
        for place in verdict.unused.iter().filter_map(|at| places.get(*at)) {
            problems.push(
                Diagnostic::warning(Code::UnusedException, "the exception lets no change pass")
                    .at(place)
                    .hint("remove it, or correct its `rule`, `shape` or `path`"),
            );
        }
        tell(&problems);
        if verdict.failed || !quiet {
            complain(&render::verdict(&verdict, gate, true));
        }
        Some(if verdict.failed { Outcome::Differs } else { Outcome::Done })
    }
}

/// Lists the rules, with the levels of changes that have no effect on Rust.
pub(super) fn list_rules() -> Outcome {
    let rules = Rule::ALL.iter().map(|rule| {
        let row = rule.row();
        format!("{:<32} {:<8} {}", row.id, row.level().as_str(), row.meaning)
    });
    say(&rules.collect::<Vec<_>>().join("\n"));
    Outcome::Done
}
