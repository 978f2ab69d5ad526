//! What the sweep found, for people.

use crate::row::Row;
use std::collections::BTreeMap;
use std::fmt;

/// How many of a service's failures are printed.
const SHOWN: usize = 10;

/// All rows, and how long everything took.
pub(crate) struct Table<'a> {
    pub(crate) rows: &'a [Row],
    pub(crate) seconds: f64,
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width =
            self.rows.iter().map(|row| row.service.name.len()).max().unwrap_or(0).max("service".len());
        writeln!(
            f,
            "{:<width$} {:<11} operations left-out   lines generate  check warnings endpoint-tests failures",
            "service", "protocol"
        )?;
        for row in self.rows {
            let cells = Cells {
                name: &row.service.name,
                protocol: row.protocol,
                operations: row.operations,
                left_out: row.left_out.len(),
                lines: row.lines,
                generate: row.generate,
                check: row.check.unwrap_or_default(),
                warnings: row.warnings.len(),
                endpoint_tests: row.endpoint_tests,
                failures: row.failures.len(),
            };
            cells.show(f, width)?;
        }
        let total = format!("{} services", self.rows.iter().filter(|row| row.written).count());
        let sum = |count: fn(&Row) -> usize| self.rows.iter().map(count).sum();
        let cells = Cells {
            name: &total,
            protocol: "",
            operations: sum(|row| row.operations),
            left_out: sum(|row| row.left_out.len()),
            lines: sum(|row| row.lines),
            generate: self.rows.iter().fold(0.0, |sum, row| sum + row.generate),
            check: self.rows.iter().filter_map(|row| row.check).fold(0.0, |sum, check| sum + check),
            warnings: sum(|row| row.warnings.len()),
            endpoint_tests: sum(|row| row.endpoint_tests),
            failures: sum(|row| row.failures.len()),
        };
        cells.show(f, width)?;
        writeln!(f, "in {:.0} s", self.seconds)?;
        self.beside(f)?;
        self.warnings(f)?;
        self.failures(f)
    }
}

impl Table<'_> {
    /// What is not generated, with the reasons.
    fn beside(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in self.rows {
            if let Some(why) = &row.refused {
                writeln!(f, "not supported yet: {}: {why}", row.service.name)?;
            }
        }
        for row in self.rows {
            row.left_out.iter().try_for_each(|why| writeln!(f, "{}: {why}", row.service.name))?;
        }
        let mut protocols: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.written) {
            let (services, operations, compiled) = protocols.entry(row.protocol).or_default();
            *services += 1;
            *operations += row.operations;
            *compiled += usize::from(row.compiled);
        }
        for (protocol, (services, operations, compiled)) in protocols {
            writeln!(f, "{protocol}: {services} services, {operations} operations; {compiled} compiled")?;
        }
        Ok(())
    }

    /// Each code with what it was said of.
    fn warnings(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut by_code: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for row in self.rows {
            for (code, text) in row.warnings.iter().filter_map(|warning| warning.split_once(": ")) {
                by_code.entry(code).or_default().push(format!("{}: {text}", row.service.name));
            }
        }
        for (code, texts) in by_code {
            writeln!(f, "\n{code}, {} times", texts.len())?;
            texts.iter().try_for_each(|text| writeln!(f, "  {text}"))?;
        }
        Ok(())
    }

    fn failures(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in self.rows.iter().filter(|row| !row.failures.is_empty()) {
            writeln!(f, "\n{} failed:", row.service.name)?;
            row.failures.iter().take(SHOWN).try_for_each(|failure| writeln!(f, "  {failure}"))?;
            if row.failures.len() > SHOWN {
                writeln!(f, "  and {} more", row.failures.len() - SHOWN)?;
            }
        }
        Ok(())
    }
}

struct Cells<'a> {
    name: &'a str,
    protocol: &'a str,
    operations: usize,
    left_out: usize,
    lines: usize,
    generate: f64,
    check: f64,
    warnings: usize,
    endpoint_tests: usize,
    failures: usize,
}

impl Cells<'_> {
    fn show(&self, f: &mut fmt::Formatter<'_>, width: usize) -> fmt::Result {
        let Self {
            name,
            protocol,
            operations,
            left_out,
            lines,
            generate,
            check,
            warnings,
            endpoint_tests,
            failures,
        } = self;
        writeln!(
            f,
            "{name:<width$} {protocol:<11} {operations:>10} {left_out:>8} {lines:>7} {generate:>8.2} {check:>6.2} {warnings:>8} {endpoint_tests:>14} {failures:>8}"
        )
    }
}
