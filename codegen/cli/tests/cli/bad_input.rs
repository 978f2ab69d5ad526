//! Files that are cut short, huge, or hostile: a diagnostic, a code, and nothing half-written.

use crate::support::{WEATHER, assert_fails, folder, generate, run, tree};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Every command that reads a model refuses it with this, and writes nothing.
#[track_caller]
fn refused(folder: &Path, model: &str, says: &[&str]) {
    let before = tree(folder).len();
    for args in [
        &["generate", model, "-o", "out"][..],
        &["convert", model, "-o", "out.json"],
        &["inspect", model],
        &["diff", model, "weather.json", "-o", "out.txt"],
        &["diff", "weather.json", model],
    ] {
        assert_fails(&run(folder, args), 2, says);
    }
    assert_eq!(tree(folder).len(), before, "nothing was written");
}

#[test]
fn cut_short() {
    let folder = folder("cut");
    fs::write(folder.join("cut.json"), &WEATHER[..WEATHER.len() - 100]).unwrap();
    refused(&folder, "cut.json", &["error[SW0106]", "--> cut.json:"]);
    fs::write(folder.join("empty.json"), "").unwrap();
    refused(&folder, "empty.json", &["error[SW0105]"]);
}

#[test]
fn huge() {
    let folder = folder("huge");
    // A hole: it takes no room on most disks.
    let file = fs::File::create(folder.join("huge.json")).unwrap();
    file.set_len(65 << 20).unwrap();
    drop(file);
    let said = run(&folder, &["inspect", "huge.json"]);
    fs::remove_file(folder.join("huge.json")).unwrap();
    assert_fails(&said, 2, &["error[SW0102]", "huge.json"]);
}

#[test]
fn compressed_bombs() {
    let folder = folder("bomb");
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..80 {
        encoder.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    fs::write(folder.join("service-2.json.gz"), &bomb).unwrap();
    let said = run(&folder, &["generate", "service-2.json.gz", "-o", "out"]);
    assert_fails(&said, 2, &["error[SW0102]", "decompressed"]);
    // A folder with the same in it; and one cut short.
    assert_fails(&run(&folder, &["inspect", "."]), 2, &["error[SW0102]"]);
    fs::write(folder.join("service-2.json.gz"), &bomb[..100]).unwrap();
    assert_fails(&run(&folder, &["inspect", "."]), 2, &["error[SW0113]", "cut short"]);
    assert!(!folder.join("out").exists());
}

#[test]
fn folders_without_a_service() {
    let folder = folder("folder");
    fs::create_dir_all(folder.join("empty")).unwrap();
    fs::remove_file(folder.join("weather.json")).unwrap();
    fs::write(folder.join("weather.json"), WEATHER).unwrap();
    refused(&folder, "empty", &["the folder `empty` holds no service definition"]);
    refused(&folder, "none.json", &["cannot read `none.json`"]);
}

#[test]
fn patterns_that_match_nothing() {
    let folder = folder("nothing");
    generate(&folder, &[]);
    let before = tree(&folder);
    let nothing = generate(&folder, &["--operation", "Delete*"]);
    assert_fails(&nothing, 2, &["the pattern `Delete*` matches no operation", "nothing was generated"]);
    assert_fails(&run(&folder, &["inspect", "weather.json", "--operation", "X*"]), 2, &["`X*`"]);
    assert_eq!(tree(&folder), before);
}

#[test]
fn an_output_in_the_way_leaves_the_old_tree() {
    let folder = folder("way");
    generate(&folder, &[]);
    // A folder where a file has to be stops even the superuser.
    fs::remove_file(folder.join("out/src/types.rs")).unwrap();
    fs::create_dir_all(folder.join("out/src/types.rs/sub")).unwrap();
    let before = tree(&folder);
    let more = WEATHER.replace("\"GetCity\"", "\"GetTown\"");
    fs::write(folder.join("weather.json"), more.replace("#GetCity\"", "#GetTown\"")).unwrap();
    assert_fails(&generate(&folder, &[]), 3, &["types.rs"]);
    assert_eq!(
        tree(&folder.join("out")),
        before.into_iter().filter(|(path, _)| path.starts_with(folder.join("out"))).collect::<Vec<_>>()
    );
}

#[test]
fn after_an_interruption() {
    let folder = folder("interrupted");
    generate(&folder, &[]);
    let files = tree(&folder.join("out"));
    let staging = folder.join("out/.smithwright-staging");
    fs::create_dir_all(staging.join("new")).unwrap();
    fs::create_dir_all(staging.join("old")).unwrap();
    // The moment between two renamings.
    fs::rename(folder.join("out/src"), staging.join("old/src")).unwrap();
    fs::create_dir_all(staging.join("new/src")).unwrap();
    fs::copy(staging.join("old/src/lib.rs"), staging.join("new/src/lib.rs")).unwrap();
    assert_eq!(generate(&folder, &["--check"]).code, Some(1));
    assert!(staging.exists(), "a check writes nothing");
    assert_eq!(generate(&folder, &[]).code, Some(0));
    assert_eq!(tree(&folder.join("out")), files);
}
