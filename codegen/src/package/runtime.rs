//! Where a generated package gets the runtime from.

use super::quoted;
use crate::diagnostic::{Code, Diagnostic};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where the generated package gets `smithwright-runtime` from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Runtime {
    /// A registry, by a requirement of its version such as `0.1`.
    Registry(String),
    /// A folder with the package. A generated manifest names it relative to its own folder.
    Path(PathBuf),
    /// A Git repository, and in it a branch, tag or commit; by default its main branch.
    Git {
        /// URL of the repository.
        url: String,
        /// The branch, tag or commit.
        rev: Option<String>,
    },
}

impl Runtime {
    /// The keys of the dependency, as TOML has them inside braces. `folder` is the manifest's, if it is known.
    pub(crate) fn keys(&self, folder: Option<&Path>) -> String {
        match self {
            Self::Registry(version) => format!("version = {}", quoted(version)),
            Self::Path(path) => {
                let path = folder.map_or_else(|| path.clone(), |folder| relative(path, folder));
                // Cargo takes `/` everywhere.
                format!("path = {}", quoted(&path.to_string_lossy().replace('\\', "/")))
            }
            Self::Git { url, rev: None } => format!("git = {}", quoted(url)),
            Self::Git { url, rev: Some(rev) } => format!("git = {}, rev = {}", quoted(url), quoted(rev)),
        }
    }
}

/// A version such as `0.1` or `=0.1.3`, the URL of a Git repository with a commit after `#`, or else a path.
impl FromStr for Runtime {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Result<Self, Diagnostic> {
        let is_url = ["https://", "http://", "ssh://", "git://", "file://"]
            .iter()
            .any(|scheme| text.starts_with(scheme));
        if let Some(url) = text.strip_prefix("git+").or_else(|| is_url.then_some(text)) {
            let (url, rev) =
                url.split_once('#').map_or((url, None), |(url, rev)| (url, Some(rev.to_owned())));
            return Ok(Self::Git { url: url.to_owned(), rev });
        }
        let is_requirement = text.starts_with(|c: char| c.is_ascii_digit() || "=^~".contains(c))
            && text.chars().all(|c| c.is_ascii_alphanumeric() || "=^~.-+".contains(c));
        match text {
            "" => Err(Diagnostic::error(Code::BadPackage, "the place of the runtime is empty").expected(
                "a folder, a version such as `0.1`, or the URL of a Git repository with a commit after `#`",
            )),
            version if is_requirement => Ok(Self::Registry(version.to_owned())),
            path => Ok(Self::Path(path.into())),
        }
    }
}

/// A path as seen from a folder; both are absolute. The path itself where they have no disk in common.
fn relative(path: &Path, folder: &Path) -> PathBuf {
    let common = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return path.to_owned();
    }
    let up = folder.components().skip(common).map(|_| Path::new(".."));
    let down = path.components().skip(common).map(|component| Path::new(component.as_os_str()));
    up.chain(down).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> String {
        text.parse::<Runtime>().expect("a place").keys(Some(Path::new("/a/b/c")))
    }

    #[test]
    fn each_kind() {
        assert_eq!(keys("0.1"), "version = \"0.1\"");
        assert_eq!(keys("=0.1.3"), "version = \"=0.1.3\"");
        assert_eq!(keys("/a/runtime"), "path = \"../../runtime\"");
        assert_eq!(keys("/a/b/c"), "path = \"\"");
        assert_eq!(keys("https://git.example/x#abc"), "git = \"https://git.example/x\", rev = \"abc\"");
        assert_eq!(keys("git+ssh://git.example/x.git"), "git = \"ssh://git.example/x.git\"");
        assert!("".parse::<Runtime>().is_err());
    }

    #[test]
    fn nothing_leaves_its_text() {
        assert_eq!(keys("/a/\"\nevil = 1"), "path = \"../../\\\"\\nevil = 1\"");
        assert_eq!(keys("https://x#\" }\n"), "git = \"https://x\", rev = \"\\\" }\\n\"");
    }
}
