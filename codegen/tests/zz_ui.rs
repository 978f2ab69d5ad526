//! x
use smithwright::read::{Source, read};
use smithwright::validate::validate;
#[test]
fn zz() {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/ui/");
    for name in std::env::var("NAMES").unwrap().split_whitespace() {
        let bytes = std::fs::read(format!("{dir}{name}.json")).unwrap();
        let (model, mut found) = read(&[Source::new(format!("ui/{name}.json"), bytes)]);
        found.append(validate(&model.unwrap()));
        let text = found.to_string();
        std::fs::write(format!("{dir}../snapshots/ui/{name}.snap"), format!("---\nsource: tests/tests/ui.rs\n---\n{}\n", text.trim_end())).unwrap();
    }
}
