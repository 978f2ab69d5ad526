//! Run time of calls and codecs, from the programs in `calls/`.

use crate::Failure;
use crate::cargo::{cargo, target_folder};
use crate::instructions;
use crate::meter::succeed;
use crate::place::Place;
use crate::table::Table;
use std::path::PathBuf;
use std::process::Command;

/// Where both programs are built.
const TARGET: &str = "clients";

/// What a program measured: name, microseconds, allocations.
type Line = (String, f64, f64);

/// Adds time and allocations of every call.
pub(crate) fn measure(place: &Place, samples: usize, table: &mut Table) -> Result<(), Failure> {
    let counts =
        [build(place, "peer", &["--features", "count"])?, build(place, "ours", &["--features", "count"])?];
    for who in ["peer", "ours"] {
        build(place, who, &[])?;
    }
    let (mut peer, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..samples.max(3) {
        peer.push(run(place, "peer")?);
        ours.push(run(place, "ours")?);
    }
    let counting = instructions::counted();
    let names: Vec<String> = ours.iter().take(1).flatten().map(|line| line.0.clone()).collect();
    for name in &names {
        // The yardstick is the same code in both programs: it says how even the two ran.
        table.add(
            format!("{name}: time"),
            "µs",
            &all(&peer, name, |line| line.1),
            &all(&ours, name, |line| line.1),
        );
        let [peer, ours] = counts.each_ref().map(|run| all(run, name, |line| line.2));
        table.add(format!("{name}: allocations"), "", &peer, &ours);
        if counting {
            let [peer, ours] = ["peer", "ours"].map(|who| each(place, who, name));
            table.add(format!("{name}: instructions"), "", &[peer?], &[ours?]);
        }
    }
    Ok(())
}

/// Instructions of doing the thing called `name` once: what doing it ten times more takes more, a tenth of it.
fn each(place: &Place, who: &str, name: &str) -> Result<f64, Failure> {
    let rounds = |rounds: &str| {
        let mut command = Command::new(program(place, who));
        command.args([name, rounds]);
        instructions::of(&command)
    };
    Ok((rounds("12")? - rounds("2")?) / 10.0)
}

fn program(place: &Place, who: &str) -> PathBuf {
    target_folder(place, TARGET).join(format!("release/bench-calls-{who}"))
}

/// Builds the program with `flags` and runs it once.
fn build(place: &Place, who: &str, flags: &[&str]) -> Result<[Vec<Line>; 1], Failure> {
    let package = format!("bench-calls-{who}");
    let mut arguments = vec!["build", "--release", "-p", &package];
    arguments.extend(flags);
    succeed(&mut cargo(place, &place.bench, TARGET, &arguments))?;
    Ok([run(place, who)?])
}

fn all(runs: &[Vec<Line>], name: &str, what: fn(&Line) -> f64) -> Vec<f64> {
    runs.iter().flatten().filter(|line| line.0 == name).map(what).collect()
}

fn run(place: &Place, who: &str) -> Result<Vec<Line>, Failure> {
    let program = program(place, who);
    let output = Command::new(&program).output()?;
    if !output.status.success() {
        return Err(format!("{}: {}", program.display(), String::from_utf8_lossy(&output.stderr)).into());
    }
    let text = String::from_utf8(output.stdout)?;
    let lines = text.lines().map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            [name, time, allocations] => Ok(((*name).to_owned(), time.parse()?, allocations.parse()?)),
            _ => Err(format!("not a measurement: {line}").into()),
        }
    });
    lines.collect()
}
