//! Waiters.

use super::deprecation::Deprecation;
use super::docs::{self, Docs};
use super::names::{RustName, Scope, ScopeKind};
use super::operations::{OperationPlan, streams};
use super::planner::Planner;
use crate::model::Shape;
use crate::model::traits::{Acceptor, AcceptorState, Comparator, Deprecated, Matcher};

/// A waiter to emit.
#[derive(Clone, Debug)]
pub struct WaiterPlan {
    /// Its docs.
    pub docs: Docs,
    /// Its name in the model.
    pub wire: String,
    /// The marker type.
    pub name: RustName,
    /// Its module in `waiters`.
    pub module: RustName,
    /// The client's method.
    pub method: RustName,
    /// The builder's type.
    pub fluent_builder: RustName,
    /// The type of the last poll.
    pub final_poll: RustName,
    /// The error's type.
    pub error: RustName,
    /// The operation it calls: its module, marker type, error, input and output.
    pub operation: WaitedOperation,
    /// Least delay between calls, in seconds.
    pub min_delay: u32,
    /// Greatest delay between calls, in seconds.
    pub max_delay: u32,
    /// What decides after each call.
    pub acceptors: Vec<AcceptorPlan>,
    /// The note of `#[deprecated]`, if the method carries that.
    pub deprecated: Option<String>,
}

/// The names of the operation a waiter calls.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each is the name of what it says")]
pub struct WaitedOperation {
    pub module: RustName,
    pub name: RustName,
    pub error: RustName,
    pub input: RustName,
    pub output: RustName,
}

/// A condition and the state it leads to.
#[derive(Clone, Debug)]
pub struct AcceptorPlan {
    /// The state.
    pub state: StatePlan,
    /// The condition.
    pub matcher: MatcherPlan,
}

/// The states a waiter can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the specification's words")]
pub enum StatePlan {
    Success,
    Failure,
    Retry,
}

/// What a waiter looks at.
#[derive(Clone, Debug)]
pub enum MatcherPlan {
    /// A JMESPath on the output, how to compare, with what.
    Output(String, ComparatorPlan, String),
    /// The same on input and output together.
    InputOutput(String, ComparatorPlan, String),
    /// The code of an error.
    Error(String),
    /// Whether the call succeeded.
    Success(bool),
}

/// How a waiter compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the specification's words")]
pub enum ComparatorPlan {
    StringEquals,
    BooleanEquals,
    AllStringEquals,
    AnyStringEquals,
}

impl Planner<'_> {
    /// The waiters of all operations. `operations` are those planned of `shapes`, in the same order.
    pub(super) fn waiters(&mut self, shapes: &[&Shape], operations: &[OperationPlan]) -> Vec<WaiterPlan> {
        let mut found: Vec<_> = shapes
            .iter()
            .zip(operations)
            // What is asked for again and again is copied.
            .filter(|(_, plan)| !streams(&plan.input))
            .flat_map(|(shape, plan)| shape.traits.waitable().into_iter().map(move |waiter| (waiter, plan)))
            .collect();
        found.sort_by(|(a, ..), (b, ..)| a.name.cmp(&b.name));
        let mut modules = Scope::new(ScopeKind::Functions);
        let mut methods = Scope::new(ScopeKind::Functions);
        let mut plans = Vec::with_capacity(found.len());
        for (waiter, operation) in found {
            let wire = waiter.name;
            let mut docs = waiter.documentation.as_deref().map(Docs::of_model).unwrap_or_default();
            if docs.is_empty() {
                docs = Docs::text(&format!("Waits for {}.", docs::code(&wire)));
            }
            let deprecated = waiter.deprecated.then(Deprecated::default);
            let deprecated = self.options.deprecation.of_item(deprecated.as_ref(), &mut docs);
            let acceptors = waiter.acceptors.iter().map(acceptor_plan).collect();
            // The types of a waiter carry its own name; in a module of its own nothing can clash but the types of
            // the operation, which are imported under paths.
            let name = Scope::new(ScopeKind::Types).name(&wire);
            plans.push(WaiterPlan {
                docs,
                module: modules.name(&wire),
                method: methods.name(&format!("wait_until_{}", super::names::snake_case(&wire))),
                fluent_builder: name.with_suffix("FluentBuilder"),
                final_poll: name.with_suffix("FinalPoll"),
                error: RustName::joined("WaitUntil", &name, "Error"),
                operation: WaitedOperation {
                    module: operation.module.clone(),
                    name: operation.name.clone(),
                    error: operation.error.clone(),
                    input: operation.input.name.clone(),
                    output: operation.output.name.clone(),
                },
                min_delay: waiter.min_delay,
                max_delay: waiter.max_delay,
                acceptors,
                deprecated: deprecated.filter(|_| self.options.deprecation == Deprecation::Attribute),
                wire,
                name,
            });
        }
        plans
    }
}

fn acceptor_plan(acceptor: &Acceptor) -> AcceptorPlan {
    let state = match acceptor.state {
        AcceptorState::Success => StatePlan::Success,
        AcceptorState::Failure => StatePlan::Failure,
        AcceptorState::Retry => StatePlan::Retry,
    };
    let matcher = match &acceptor.matcher {
        Matcher::Output { path, comparator, expected } => {
            MatcherPlan::Output(path.clone(), comparator_plan(*comparator), expected.clone())
        }
        Matcher::InputOutput { path, comparator, expected } => {
            MatcherPlan::InputOutput(path.clone(), comparator_plan(*comparator), expected.clone())
        }
        // An absolute id names the same error as its name alone, which is what comes over the wire.
        Matcher::ErrorType(id) => MatcherPlan::Error(id.rsplit('#').next().unwrap_or(id).to_owned()),
        Matcher::Success(success) => MatcherPlan::Success(*success),
    };
    AcceptorPlan { state, matcher }
}

fn comparator_plan(comparator: Comparator) -> ComparatorPlan {
    match comparator {
        Comparator::StringEquals => ComparatorPlan::StringEquals,
        Comparator::BooleanEquals => ComparatorPlan::BooleanEquals,
        Comparator::AllStringEquals => ComparatorPlan::AllStringEquals,
        Comparator::AnyStringEquals => ComparatorPlan::AnyStringEquals,
    }
}
