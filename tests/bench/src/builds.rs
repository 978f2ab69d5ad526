//! Compilation of the client's crate alone: its dependencies are built before.

use crate::Failure;
use crate::cargo::{cargo, largest};
use crate::meter::{Usage, compilation, succeed, uncounted};
use crate::place::Place;
use crate::table::Table;
use std::path::Path;

/// All build here: they have most of their dependencies in common.
const TARGET: &str = "clients";

/// A client crate in its workspace.
struct Client<'a> {
    folder: &'a Path,
    package: &'static str,
    library: &'static str,
    samples: Vec<Usage>,
}

impl<'a> Client<'a> {
    fn new(folder: &'a Path, package: &'static str, library: &'static str) -> Self {
        Self { folder, package, library, samples: Vec::new() }
    }

    fn prepare(&self, place: &Place, mode: &[&str]) -> Result<(), Failure> {
        uncounted(&mut self.cargo(place, mode))
    }

    fn cargo(&self, place: &Place, mode: &[&str]) -> std::process::Command {
        let mut arguments = mode.to_vec();
        arguments.extend(["-p", self.package]);
        cargo(place, self.folder, TARGET, &arguments)
    }

    fn sample(&mut self, place: &Place, mode: &[&str]) -> Result<(), Failure> {
        let mut clean = vec!["clean", "-p", self.package];
        clean.extend(mode.iter().filter(|argument| argument.starts_with("--")));
        succeed(&mut cargo(place, self.folder, TARGET, &clean))?;
        self.samples.push(compilation(&mut self.cargo(place, mode), self.library)?);
        Ok(())
    }

    fn of(&self, what: fn(&Usage) -> f64) -> Vec<f64> {
        self.samples.iter().map(what).collect()
    }
}

/// Adds time, memory and size of each kind of build.
pub(crate) fn measure(
    place: &Place,
    selected: &Path,
    samples: usize,
    table: &mut Table,
) -> Result<(), Failure> {
    let modes: [(&str, &[&str], Option<&str>); 3] = [
        ("check", &["check"], None),
        ("build", &["build"], Some("debug/deps")),
        ("build --release", &["build", "--release"], Some("release/deps")),
    ];
    for (name, mode, output) in modes {
        let mut peer = Client::new(&place.bench, "aws-sdk-proton", "aws_sdk_proton");
        let mut ours = Client::new(&place.bench, "smithwright-proton", "proton");
        let mut four = Client::new(selected, "selected-proton", "selected");
        for client in [&peer, &ours, &four] {
            client.prepare(place, mode)?;
        }
        for _ in 0..samples {
            for client in [&mut peer, &mut ours, &mut four] {
                client.sample(place, mode)?;
            }
        }
        for (client, label) in [(&ours, "87 operations"), (&four, "4 operations")] {
            let mut add = |what: &str, unit, read: fn(&Usage) -> f64| {
                table.add(format!("{name}, {label}: {what}"), unit, &peer.of(read), &client.of(read));
            };
            add("wall", "s", |usage| usage.wall);
            add("user CPU", "s", |usage| usage.user);
            add("peak memory of rustc", "MiB", |usage| usage.memory);
            let Some(output) = output else { continue };
            let size = |client: &Client<'_>| {
                let start = format!("lib{}-", client.library);
                let bytes = largest(place, TARGET, output, &start, ".rlib");
                bytes.map(|bytes| bytes as f64 / 1e6).into_iter().collect::<Vec<_>>()
            };
            table.add(format!("{name}, {label}: rlib"), "MB", &size(&peer), &size(client));
        }
    }
    Ok(())
}
