//! What is known of one service.

use crate::services::Service;
use smithwright::Report;
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics, Severity};

/// The trait of what is left out until streams are supported.
const STREAMING: &str = "`smithy.api#streaming`";

/// A line of the table.
pub(crate) struct Row {
    pub(crate) service: Service,
    /// The name of the protocol that is spoken.
    pub(crate) protocol: &'static str,
    pub(crate) operations: usize,
    /// Operations that stream, each with the reason it is left out.
    pub(crate) left_out: Vec<String>,
    /// Lines of Rust.
    pub(crate) lines: usize,
    /// Seconds to read the model, generate and write.
    pub(crate) generate: f64,
    /// Seconds clippy took, when it last had to look.
    pub(crate) check: Option<f64>,
    /// Warnings of the generator.
    pub(crate) warnings: Vec<String>,
    /// Endpoint tests passed.
    pub(crate) endpoint_tests: usize,
    /// Everything wrong.
    pub(crate) failures: Vec<String>,
    /// Whether there is a client.
    pub(crate) written: bool,
    /// Whether it is to be compiled.
    pub(crate) compiled: bool,
    /// Why there is none, where what the service needs is not supported yet.
    pub(crate) refused: Option<String>,
}

impl Row {
    pub(crate) fn new(service: Service, generate: f64, outcome: Result<&Report, &Diagnostics>) -> Self {
        let mut row = Self {
            service,
            protocol: "",
            operations: 0,
            left_out: Vec::new(),
            lines: 0,
            generate,
            check: None,
            warnings: Vec::new(),
            endpoint_tests: 0,
            failures: Vec::new(),
            written: outcome.is_ok(),
            compiled: outcome.is_ok(),
            refused: None,
        };
        match outcome {
            Ok(report) => {
                row.protocol = report.protocol.rsplit('#').next().unwrap_or_default();
                row.operations = report.operations.len();
                let sources = report.changes.files.iter().filter(|file| file.path.ends_with(".rs"));
                let texts = sources.filter_map(|file| file.new.as_ref());
                row.lines = texts.map(|text| text.lines().count()).sum();
                row.sort(&report.warnings);
            }
            Err(problems) => {
                row.refused = refusal(problems);
                if row.refused.is_none() {
                    row.sort(problems);
                }
            }
        }
        row
    }

    /// Sorts problems: what streams is left out, errors are failures, and so is leaving out anything else.
    fn sort(&mut self, problems: &Diagnostics) {
        for problem in problems {
            let text = format!("{}: {}", problem.code, problem.message);
            match (problem.severity, problem.code) {
                (_, Code::OperationLeftOut) if problem.message.contains(STREAMING) => {
                    self.left_out.push(problem.message.clone());
                }
                (Severity::Warning, code) if code != Code::OperationLeftOut => self.warnings.push(text),
                _ => self.failures.push(text),
            }
        }
    }

    /// A row of a service that was not reached in time.
    pub(crate) fn late(service: Service) -> Self {
        let mut row = Self::new(service, 0.0, Err(&Diagnostics::new()));
        row.failures.push("not generated in time".to_owned());
        row
    }

    /// The name of the generated package, and of its folder.
    pub(crate) fn package(&self) -> String {
        package(&self.service.name)
    }
}

/// The package's name; names of services are those of files.
pub(crate) fn package(service: &str) -> String {
    format!("sweep-{}", service.replace('.', "-"))
}

/// What a service needs that is not supported yet, if nothing else is wrong with it.
fn refusal(problems: &Diagnostics) -> Option<String> {
    let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    let first = errors.first()?;
    errors.iter().copied().all(is_refusal).then(|| first.message.clone())
}

fn is_refusal(problem: &Diagnostic) -> bool {
    match problem.code {
        Code::UnsupportedProtocol | Code::UnsupportedAuth => true,
        Code::UnsupportedTrait => problem.message.contains(STREAMING),
        _ => false,
    }
}
