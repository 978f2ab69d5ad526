//! What is known of one service.

use crate::services::Service;
use smithwright::Report;
use smithwright::diagnostic::{Diagnostics, Severity};

/// A line of the table.
pub(crate) struct Row {
    pub(crate) service: Service,
    pub(crate) operations: usize,
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
    /// Whether there is a client to compile.
    pub(crate) written: bool,
}

impl Row {
    pub(crate) fn new(service: Service, generate: f64, outcome: Result<&Report, &Diagnostics>) -> Self {
        let mut row = Self {
            service,
            operations: 0,
            lines: 0,
            generate,
            check: None,
            warnings: Vec::new(),
            endpoint_tests: 0,
            failures: Vec::new(),
            written: outcome.is_ok(),
        };
        match outcome {
            Ok(report) => {
                row.operations = report.operations.len();
                let sources = report.changes.files.iter().filter(|file| file.path.ends_with(".rs"));
                let texts = sources.filter_map(|file| file.new.as_ref());
                row.lines = texts.map(|text| text.lines().count()).sum();
                row.warnings = told(&report.warnings, Severity::Warning);
            }
            Err(problems) => {
                row.warnings = told(problems, Severity::Warning);
                row.failures = told(problems, Severity::Error);
            }
        }
        row
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

fn told(problems: &Diagnostics, severity: Severity) -> Vec<String> {
    let kept = problems.iter().filter(|problem| problem.severity == severity);
    kept.map(|problem| format!("{}: {}", problem.code, problem.message)).collect()
}
