//! Clean builds of whole programs, and the size of what comes out.

use crate::Failure;
use crate::cargo::{cargo, target_folder};
use crate::meter::{Usage, whole};
use crate::place::Place;
use crate::table::Table;
use std::path::Path;

/// A profile by its name, and the folder that cargo builds it into.
type Profile = (&'static str, &'static str);

const PROFILES: &[Profile] = &[("dev", "debug"), ("release", "release"), ("small", "small")];
const DEV: &[Profile] = &[("dev", "debug")];

/// A program's name, the flags that make it, and the profiles in which it is built.
type Kind = (&'static str, &'static [&'static str], &'static [Profile]);

/// What programs there are. Those with `aws-config` are mostly that crate.
pub(crate) const KINDS: [Kind; 4] = [
    ("default features", &[], PROFILES),
    ("leanest", &["--no-default-features", "--features=lean"], PROFILES),
    ("aws-config, default features", &["--features=configured"], DEV),
    ("aws-config, leanest", &["--no-default-features", "--features=configured-lean"], DEV),
];

/// One program: whose, in which workspace, named how.
type Program<'a> = (&'a str, &'a Path, &'a str);

/// Adds time of clean builds and size of stripped programs, with default and with the leanest features.
pub(crate) fn measure(
    place: &Place,
    selected: &Path,
    samples: usize,
    table: &mut Table,
) -> Result<(), Failure> {
    let programs: [Program<'_>; 3] = [
        ("peer", &place.bench, "bench-program-peer"),
        ("ours", &place.bench, "bench-program-ours"),
        ("selected", selected, "bench-program-ours"),
    ];
    for (features, flags, profiles) in KINDS {
        for (profile, output) in profiles {
            let mut usages: [Vec<Usage>; 3] = Default::default();
            let mut sizes = [0.0; 3];
            for _ in 0..samples {
                for (index, (who, folder, package)) in programs.iter().enumerate() {
                    let target = format!("program-{who}");
                    let into = target_folder(place, &target);
                    if into.exists() {
                        std::fs::remove_dir_all(&into)?;
                    }
                    let mut arguments = vec!["build", "--profile", profile, "-p", package];
                    arguments.extend(flags);
                    usages[index].push(whole(&cargo(place, folder, &target, &arguments))?);
                    sizes[index] = std::fs::metadata(into.join(output).join(package))?.len() as f64 / 1e6;
                }
            }
            let wall = |index: usize| usages[index].iter().map(|usage| usage.wall).collect::<Vec<_>>();
            let user = |index: usize| usages[index].iter().map(|usage| usage.user).collect::<Vec<_>>();
            for (index, client) in [(1, "87 operations"), (2, "4 operations")] {
                let name = format!("whole program, {features}, {profile}, client of {client}");
                table.add(format!("{name}: clean build, wall"), "s", &wall(0), &wall(index));
                table.add(format!("{name}: clean build, user CPU"), "s", &user(0), &user(index));
                if *profile != "dev" {
                    table.add(format!("{name}: stripped binary"), "MB", &[sizes[0]], &[sizes[index]]);
                }
            }
        }
    }
    Ok(())
}
