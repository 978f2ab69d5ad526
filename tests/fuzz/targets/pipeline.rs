//! A model: read, validate, select, plan, emit, format. Nothing may panic, hang or leave the output folder, and what is
//! generated is always Rust.

#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use smithwright::diagnostic::{Code, Diagnostics};
use smithwright::read::Source;
use smithwright::write::OutputFile;
use smithwright::{Generator, Layout};

fuzz_target!(|bytes: &[u8]| {
    let generator = Generator::from_source(Source::new("model.json", bytes));
    match generator.render() {
        Ok(files) => parse(&files),
        Err(problems) => return check(&problems),
    }
    match generator.layout(Layout::SingleFile).render() {
        Ok(files) => parse(&files),
        Err(problems) => check(&problems),
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    smithwright_fuzz::mutate(data, size, max_size, seed, fuzzer_mutate)
});

/// What was generated is still Rust once it is text.
fn parse(files: &[OutputFile]) {
    for file in files.iter().filter(|file| file.path.ends_with(".rs")) {
        if let Err(error) = syn::parse_file(&file.text) {
            panic!("{}: {error}\n{}", file.path, file.text);
        }
    }
}

/// Problems are the model's, never the generator's.
fn check(problems: &Diagnostics) {
    let text = problems.to_string();
    for problem in problems.iter() {
        assert!(!matches!(problem.code, Code::FaultyCode | Code::BadOutputPath), "{text}");
    }
}
