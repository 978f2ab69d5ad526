//! The Cargo workspace that an output folder is in.

use crate::write::place;
use std::io::Read as _;
use std::path::Path;
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};
use toml_parser::{ParseError, Source};

/// Largest `Cargo.toml` read, in bytes.
const LARGEST: u64 = 1 << 20;
/// How deep values of a `Cargo.toml` may be nested.
const DEEPEST: u32 = 64;

/// Length of the longest keys that matter, in names; of longer ones only the beginning is kept.
const LONGEST: usize = 3;

/// The keys of `[workspace.package]` that a generated manifest inherits.
pub(crate) const INHERITED: [&str; 4] = ["version", "edition", "rust-version", "license"];
/// The dependency it takes from `[workspace.dependencies]`.
pub(crate) const RUNTIME: &str = "smithwright-runtime";

/// Whether a package in `folder` is in a workspace that has all that a generated manifest inherits. As Cargo does, it
/// takes the nearest workspace above the folder that does not exclude it.
pub(crate) fn provides(folder: &Path) -> bool {
    let folder = place::resolved(folder);
    let workspace = folder.ancestors().skip(1).find_map(|above| {
        let keys = Keys::read(&above.join("Cargo.toml"))?;
        (keys.has(&["workspace"]) && !keys.exclude(above, &folder)).then_some(keys)
    });
    workspace.is_some_and(|keys| keys.are_enough())
}

/// The keys of a TOML file, each with the tables it is in, and its value if that is a text.
pub(crate) fn keys(path: &Path) -> Option<Vec<(Vec<String>, Option<String>)>> {
    Keys::read(path).map(|keys| keys.0)
}

/// Whether a manifest has a table `[workspace]`.
pub(crate) fn is_root(manifest: &Path) -> bool {
    Keys::read(manifest).is_some_and(|keys| keys.has(&["workspace"]))
}

/// Whether a manifest is that of the package `name`.
pub(crate) fn is_package(manifest: &Path, name: &str) -> bool {
    let is_name = |(key, value): &(Vec<String>, Option<String>)| {
        *key == ["package", "name"] && value.as_deref() == Some(name)
    };
    keys(manifest).is_some_and(|keys| keys.iter().any(is_name))
}

/// The keys of a TOML document, each with the tables it is in, and its value if that is a text; an element of an array
/// has the key of the array.
#[derive(Debug, Default)]
struct Keys(Vec<(Vec<String>, Option<String>)>);

impl Keys {
    /// Those of a file; none if it is missing, too large, or not TOML. What is wrong with it is for Cargo to say.
    fn read(path: &Path) -> Option<Self> {
        // Opening what is not a file, such as a pipe, may take forever.
        path.metadata().ok().filter(std::fs::Metadata::is_file)?;
        let mut text = String::new();
        let file = std::fs::File::open(path).ok()?;
        file.take(LARGEST.saturating_add(1)).read_to_string(&mut text).ok()?;
        u64::try_from(text.len()).ok().filter(|length| *length <= LARGEST)?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Option<Self> {
        let source = Source::new(text);
        let mut error: Option<ParseError> = None;
        let mut reader = Reader {
            source,
            keys: Self::default(),
            path: Vec::new(),
            header: 0,
            open: Vec::new(),
            error: None,
        };
        let tokens: Vec<_> = source.lex().collect();
        let mut receive = |event: Event| reader.event(&event);
        parse_document(&tokens, &mut RecursionGuard::new(&mut receive, DEEPEST), &mut error);
        error.or(reader.error).is_none().then_some(reader.keys)
    }

    /// Whether there is all that a generated manifest inherits.
    fn are_enough(&self) -> bool {
        INHERITED.iter().all(|key| self.has(&["workspace", "package", key]))
            && self.has(&["workspace", "dependencies", RUNTIME])
    }

    fn has(&self, path: &[&str]) -> bool {
        self.0.iter().any(|(key, _)| key.len() >= path.len() && key.iter().zip(path).all(|(a, b)| a == b))
    }

    /// Whether the workspace in the folder `root` names `folder` in its `exclude` and not in its `members`.
    fn exclude(&self, root: &Path, folder: &Path) -> bool {
        let names = |list: &str| {
            let of_list = self.0.iter().filter(move |(key, _)| *key == ["workspace", list]);
            of_list
                .filter_map(|(_, value)| value.as_deref())
                .any(|named| folder.starts_with(root.join(named)))
        };
        names("exclude") && !names("members")
    }
}

/// Gathers keys from the events of the parser.
struct Reader<'t> {
    source: Source<'t>,
    keys: Keys,
    /// The key that the next value has, with the tables it is in.
    path: Vec<String>,
    /// How much of `path` the header of the current table is.
    header: usize,
    /// Where `path` goes back to after the value, for each array and inline table that is open.
    open: Vec<usize>,
    /// The first key or value that is not valid TOML.
    error: Option<ParseError>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event) {
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => self.path.clear(),
            EventKind::StdTableClose | EventKind::ArrayTableClose => {
                self.header = self.path.len();
                self.keep(None);
            }
            EventKind::SimpleKey => {
                let mut key = String::new();
                if let Some(raw) = self.source.get(event) {
                    raw.decode_key(&mut key, &mut self.error);
                }
                self.path.push(key);
            }
            EventKind::Scalar => {
                let mut value = String::new();
                if let Some(raw) = self.source.get(event) {
                    let _ = raw.decode_scalar(&mut value, &mut self.error);
                }
                self.keep(Some(value));
                self.end();
            }
            EventKind::InlineTableOpen | EventKind::ArrayOpen => {
                self.keep(None);
                self.open.push(self.path.len());
            }
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                self.open.pop();
                self.end();
            }
            _ => {}
        }
    }

    fn keep(&mut self, value: Option<String>) {
        self.keys.0.push((self.path.iter().take(LONGEST).cloned().collect(), value));
    }

    /// Forgets the key of a value that is over.
    fn end(&mut self) {
        self.path.truncate(self.open.last().copied().unwrap_or(self.header));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "[workspace]\n[workspace.package]\nversion = \"1.0.0\"\nedition = \"2024\"\n\
                         rust-version = \"1.94\"\nlicense = \"MIT\"\n[workspace.dependencies]\n\
                         smithwright-runtime = \"0.1\"\n";

    fn is_whole(text: &str) -> bool {
        Keys::parse(text).is_some_and(|keys| keys.are_enough())
    }

    #[test]
    fn any_spelling_of_keys() {
        let dotted = "workspace.package.version = '1'\nworkspace.package = { edition.workspace = 1 }\n\
                      [workspace]\npackage.rust-version = '1'\ndependencies = { \"smithwright-runtime\" = { a = [1] } }\n\
                      [ workspace . 'package' ] # x\n\"licens\\u0065\" = '''\nMIT'''";
        assert!(is_whole(WHOLE) && is_whole(dotted));
        let table = WHOLE.replace(
            "[workspace.dependencies]\nsmithwright-runtime = ",
            "[workspace.dependencies.smithwright-runtime]\nversion = ",
        );
        assert!(is_whole(&table));
    }

    #[test]
    fn nothing_less() {
        for line in WHOLE.lines().filter(|line| line.contains('=')) {
            assert!(!is_whole(&WHOLE.replace(line, "")), "{line}");
            assert!(!is_whole(&WHOLE.replace(line, &format!("# {line}"))), "{line}");
        }
        for text in [
            "",
            "x",
            &format!("a = '''\n{WHOLE}'''"),
            &format!("{WHOLE}["),
            &WHOLE.replace("workspace", "workspaces"),
        ] {
            assert!(!is_whole(text), "{text}");
        }
        let deep = format!("{WHOLE}a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(!is_whole(&deep));
    }

    #[test]
    fn exclude_and_members() {
        let root = Path::new("/w");
        let excludes = |lists: &str, folder: &str| {
            Keys::parse(&format!("[workspace]\n{lists}")).unwrap().exclude(root, Path::new(folder))
        };
        assert!(excludes("exclude = ['x', \"a/b\"]", "/w/a/b/c"));
        assert!(!excludes("exclude = ['x', 'a/b']", "/w/a/bc"));
        assert!(!excludes("exclude = ['a']\nmembers = ['a/b']", "/w/a/b"));
        assert!(!excludes("members = ['a']", "/w/a"));
    }
}
