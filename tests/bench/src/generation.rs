//! The generator: whole processes beside the floor, and its own clean build beside `prost-build`.

use crate::Failure;
use crate::cargo::{cargo, target_folder};
use crate::instructions;
use crate::meter::{Usage, succeed, whole};
use crate::place::Place;
use crate::table::Table;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many of the shared models are generated, the largest first.
const LARGEST: usize = 4;
/// One run takes so little that samples are taken in plenty.
const MANY: usize = 5;

/// Adds time and memory of generating, and time of building the generator.
pub(crate) fn measure(place: &Place, samples: usize, table: &mut Table) -> Result<(), Failure> {
    succeed(&mut cargo(place, &place.bench, "clients", &["build", "--release", "-p", "bench-floor"]))?;
    let counting = instructions::counted();
    for model in models(place)? {
        one(place, &model, samples * MANY, counting, table)?;
    }
    build(place, samples, table)
}

fn models(place: &Place) -> Result<Vec<PathBuf>, Failure> {
    let mut models = vec![place.model()];
    let Some(folder) = place.shared_models() else {
        eprintln!("larger models are skipped: there is no ../shared/models (or SMITHWRIGHT_SHARED)");
        return Ok(models);
    };
    let mut shared = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            shared.push((std::fs::metadata(&path)?.len(), path));
        }
    }
    shared.sort();
    models.extend(shared.into_iter().rev().take(LARGEST).map(|(_, path)| path));
    Ok(models)
}

fn one(
    place: &Place,
    model: &Path,
    samples: usize,
    counting: bool,
    table: &mut Table,
) -> Result<(), Failure> {
    let name = model.file_stem().and_then(|name| name.to_str()).unwrap_or("model");
    let folder = place.scratch.join("generate").join(name);
    let generate = || {
        let mut command = Command::new(crate::selected::program(place));
        command.arg("generate").arg(model).arg("--output").arg(&folder).args([
            "--manifest",
            "none",
            "--quiet",
        ]);
        command
    };
    let mut floor = Command::new(target_folder(place, "clients").join("release/bench-floor"));
    floor.arg(model).arg(&folder);

    let (mut floors, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..samples {
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        match whole(&generate()) {
            Ok(usage) => ours.push(usage),
            Err(_) => {
                eprintln!("{name} is skipped: its model is refused, as said above");
                return Ok(());
            }
        }
        floors.push(whole(&floor)?);
    }
    let mut add = |what: &str, unit, read: fn(&Usage) -> f64| {
        let (floors, ours): (Vec<f64>, Vec<f64>) =
            (floors.iter().map(read).collect(), ours.iter().map(read).collect());
        table.add_beside("floor", format!("generate {name}: {what}"), unit, &floors, &ours);
    };
    add("wall", "ms", |usage| usage.wall * 1e3);
    add("user CPU", "ms", |usage| usage.user * 1e3);
    add("peak memory", "MiB", |usage| usage.memory);
    if counting {
        std::fs::remove_dir_all(&folder)?;
        let ours = instructions::of(&generate())? / 1e6;
        let floor = instructions::of(&floor)? / 1e6;
        table.add_beside("floor", format!("generate {name}: instructions"), "million", &[floor], &[ours]);
    }
    Ok(())
}

fn build(place: &Place, samples: usize, table: &mut Table) -> Result<(), Failure> {
    let (mut prost, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..samples {
        for (who, into) in [("prost", &mut prost), ("ours", &mut ours)] {
            let target = format!("codegen-{who}");
            let folder = target_folder(place, &target);
            if folder.exists() {
                std::fs::remove_dir_all(folder)?;
            }
            let package = format!("bench-codegen-{who}");
            into.push(whole(&cargo(place, &place.bench, &target, &["build", "-p", &package]))?);
        }
    }
    let mut add = |what: &str, read: fn(&Usage) -> f64| {
        let (prost, ours): (Vec<f64>, Vec<f64>) =
            (prost.iter().map(read).collect(), ours.iter().map(read).collect());
        table.add_beside(
            "prost-build",
            format!("clean build for a build script: {what}"),
            "s",
            &prost,
            &ours,
        );
    };
    add("wall", |usage| usage.wall);
    add("user CPU", |usage| usage.user);
    Ok(())
}
