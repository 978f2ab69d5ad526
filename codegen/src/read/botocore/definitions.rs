//! Which files make one service.

use super::super::assemble::Loading;
use super::super::source::Source;
use super::{Documents, extras};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Node, Place};
use std::collections::BTreeMap;

/// What a file of a service definition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::read) enum Part {
    /// Metadata, operations and shapes.
    Service,
    /// What SDKs add to them.
    ServiceExtras,
    /// Pagination.
    Paginators,
    /// What SDKs add to it.
    PaginatorExtras,
    /// Waiters.
    Waiters,
    /// Endpoint rules.
    EndpointRules,
    /// Endpoint rules as a decision diagram.
    EndpointBdd,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Service => "a botocore service definition",
            Self::ServiceExtras => "a botocore file of additions to a service definition",
            Self::Paginators => "a botocore file of paginators",
            Self::PaginatorExtras => "a botocore file of additions to paginators",
            Self::Waiters => "a botocore file of waiters",
            Self::EndpointRules => "an endpoint rule set",
            Self::EndpointBdd => "a decision diagram of endpoints",
        }
    }
}

/// The files read so far, sorted by service.
#[derive(Default)]
pub(in crate::read) struct Definitions {
    services: Vec<Files>,
    /// Companions given by themselves before any service.
    waiting: Vec<(Part, Node)>,
}

struct Files {
    /// The name of the source.
    name: String,
    service: Node,
    companions: Vec<(Part, Node)>,
}

impl Definitions {
    /// Whether a source is worth reading: not when it was found beside a file that is no service definition.
    pub(in crate::read) fn wants(&self, source: &Source) -> bool {
        let Some(main) = &source.companion_of else { return true };
        self.services.iter().any(|files| files.name == *main)
    }

    /// Adds a file. A companion belongs to the service it was found beside, else to the one given before it, else to
    /// the first.
    pub(in crate::read) fn add(&mut self, part: Part, node: Node, source: &Source) {
        if part == Part::Service {
            let companions = std::mem::take(&mut self.waiting);
            self.services.push(Files { name: source.name.clone(), service: node, companions });
            return;
        }
        let main = source.companion_of.as_ref();
        let owner = match main.and_then(|main| self.services.iter().position(|files| files.name == *main)) {
            Some(at) => self.services.get_mut(at),
            None => self.services.last_mut(),
        };
        match owner {
            Some(files) => files.companions.push((part, node)),
            None => self.waiting.push((part, node)),
        }
    }

    /// Reads all services into shapes.
    pub(in crate::read) fn load(self, into: &mut Loading) {
        for (part, node) in &self.waiting {
            let message = format!("this is {}; the service definition it belongs to is missing", part.name());
            let problem = Diagnostic::error(Code::StrayCompanion, message).at(&node.place);
            into.found.push(
                problem.expected("a file `service-2.json` before it").hint(
                    "name the service's folder, or its `service-2.json`: the files beside it are found",
                ),
            );
        }
        let mut versions: BTreeMap<String, Place> = BTreeMap::new();
        for files in self.services {
            let metadata = files.service.get("metadata");
            let text = |key: &str| metadata.and_then(|node| node.get(key)?.as_str()).unwrap_or_default();
            let service =
                if text("serviceId").is_empty() { text("endpointPrefix") } else { text("serviceId") };
            if let Some(other) = versions.insert(service.to_owned(), files.service.place.clone()) {
                let message =
                    format!("`{service}` is given twice; here in the version `{}`", text("apiVersion"));
                let problem = Diagnostic::error(Code::SeveralVersions, message).at(&files.service.place);
                into.found
                    .push(problem.expected("each service once").hint(format!("the other one is at {other}")));
                continue;
            }
            if let Some(documents) = documents(files, into) {
                super::load(&documents, into);
            }
        }
    }
}

/// Sorts a service's files; of two for one part both are named in an error.
fn documents(files: Files, into: &mut Loading) -> Option<Documents> {
    let mut parts: BTreeMap<Part, Node> = BTreeMap::new();
    for (part, node) in files.companions {
        if let Some(earlier) = parts.get(&part) {
            // The same file, found beside the service and given by itself, is no conflict.
            if *earlier != node {
                let message =
                    format!("this is {}, of which there is another one for the service", part.name());
                let problem = Diagnostic::error(Code::StrayCompanion, message).at(&node.place);
                into.found.push(problem.hint(format!("the other one is at {}", earlier.place)));
                return None;
            }
            continue;
        }
        parts.insert(part, node);
    }
    let mut take = |part: Part| parts.remove(&part);
    let mut service = files.service;
    if let Some(added) = take(Part::ServiceExtras) {
        extras::merge(&mut service, &added, &mut into.found);
    }
    let mut paginators = take(Part::Paginators);
    if let (Some(base), Some(added)) = (&mut paginators, take(Part::PaginatorExtras)) {
        extras::merge(base, &added, &mut into.found);
    }
    Some(Documents {
        service,
        paginators,
        waiters: take(Part::Waiters),
        endpoint_rules: take(Part::EndpointRules),
        endpoint_bdd: take(Part::EndpointBdd),
    })
}
