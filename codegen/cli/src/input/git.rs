//! Models as they are in a revision: `REV:PATH`, as Git writes it.

use smithwright::diagnostic::{Code, Diagnostic, did_you_mean};
use smithwright::read::{COMPANIONS, Source};
use std::io::{ErrorKind, Read as _};
use std::process::{Command, Stdio};

/// Most bytes taken from one call of Git. Readers of models refuse what is larger than one less.
const LARGEST: u64 = (64 << 20) + 1;

/// The service definition in a folder, the name that wins first.
const DEFINITIONS: [&str; 2] = ["service-2.json", "service-2.json.gz"];

/// A file or folder in a revision.
pub(super) struct Object<'a> {
    /// `main`, `v1.2`, `HEAD~3`; empty for what is staged for the next commit.
    revision: &'a str,
    path: &'a str,
}

impl<'a> Object<'a> {
    /// Takes `REV:PATH` apart; `None` when the text is no such thing.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let (revision, path) = text.split_once(':')?;
        let is_drive = revision.len() == 1 && path.starts_with(['\\', '/']);
        // What begins with a dash, Git would take for an option.
        let is_object = !is_drive && !revision.starts_with('-') && !path.is_empty();
        is_object.then(|| Self { revision, path: path.trim_end_matches('/') })
    }

    /// Reads the model: a file with the companions beside it, or a service's folder.
    pub(super) fn sources(&self) -> Result<Vec<Source>, Diagnostic> {
        self.check_revision()?;
        if self.is_folder()? {
            return self.service();
        }
        let (folder, name) = self.path.rsplit_once('/').unwrap_or(("", self.path));
        let mut sources = vec![self.source(self.path)?];
        if DEFINITIONS.contains(&name) {
            sources.extend(self.companions(folder, &self.list(folder)?)?);
        }
        Ok(sources)
    }

    /// The service definition in the folder, or in the newest version's folder in it: versions are dates.
    fn service(&self) -> Result<Vec<Source>, Diagnostic> {
        let files = self.list(self.path)?;
        let definition = |folder: &str| {
            let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            let found = DEFINITIONS.iter().map(|name| format!("{prefix}{name}"));
            found.into_iter().find(|file| files.contains(file)).map(|file| (folder.to_owned(), file))
        };
        let mut versions: Vec<&str> = files
            .iter()
            .filter_map(|file| file.split_once('/'))
            .filter(|(_, rest)| !rest.contains('/'))
            .map(|(folder, _)| folder)
            .collect();
        versions.sort_unstable();
        let found = definition("").or_else(|| versions.iter().rev().find_map(|folder| definition(folder)));
        let Some((version, file)) = found else {
            let message = format!("the folder `{self}` holds no service definition");
            return Err(Diagnostic::error(Code::NoServiceInFolder, message)
                .expected("the file `service-2.json` or `service-2.json.gz` in it, or in a folder of a version in it")
                .hint("for a Smithy model, name its file"));
        };
        let folder =
            if version.is_empty() { self.path.to_owned() } else { format!("{}/{version}", self.path) };
        let below: Vec<String> = match version.as_str() {
            "" => files.clone(),
            version => {
                let prefix = format!("{version}/");
                files.iter().filter_map(|file| file.strip_prefix(&prefix)).map(str::to_owned).collect()
            }
        };
        let mut sources = vec![self.source(&format!("{}/{file}", self.path))?];
        sources.extend(self.companions(&folder, &below)?);
        Ok(sources)
    }

    fn companions(&self, folder: &str, files: &[String]) -> Result<Vec<Source>, Diagnostic> {
        let mut sources = Vec::new();
        for stem in COMPANIONS {
            let names = [format!("{stem}.json"), format!("{stem}.json.gz")];
            if let Some(name) = names.iter().find(|name| files.contains(name)) {
                let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
                sources.push(self.source(&path)?);
            }
        }
        Ok(sources)
    }

    fn source(&self, path: &str) -> Result<Source, Diagnostic> {
        let name = format!("{}:{path}", self.revision);
        match git(&["cat-file", "blob", &name])? {
            Ok(bytes) => Ok(Source::new(name, bytes)),
            Err(said) => Err(not_there(format!("Git cannot show `{name}`"), &said)),
        }
    }

    /// The files below a folder, relative to it.
    fn list(&self, folder: &str) -> Result<Vec<String>, Diagnostic> {
        let name = format!("{}:{folder}", self.revision);
        let listed = if self.revision.is_empty() {
            // What is staged is no tree; Git names its files from the top of the repository.
            let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            let files =
                git(&["ls-files", "-z", "--cached", "--full-name", "--", &format!(":(top){folder}")])?;
            files.map(|files| (files, prefix))
        } else {
            git(&["ls-tree", "-r", "-z", "--name-only", &name])?.map(|files| (files, String::new()))
        };
        let (files, prefix) = listed.map_err(|said| not_there(format!("Git cannot list `{name}`"), &said))?;
        let files = String::from_utf8_lossy(&files);
        Ok(files.split('\0').filter_map(|file| file.strip_prefix(&prefix)).map(str::to_owned).collect())
    }

    /// Whether it is a folder rather than a file.
    fn is_folder(&self) -> Result<bool, Diagnostic> {
        match git(&["cat-file", "-t", &self.to_string()])? {
            Ok(kind) => Ok(kind.starts_with(b"tree")),
            Err(_) if self.revision.is_empty() && self.list(self.path)?.len() > 1 => Ok(true),
            Err(_) => {
                let revision = if self.revision.is_empty() { "what is staged" } else { self.revision };
                let message = format!("there is no `{}` in `{revision}`", self.path);
                Err(Diagnostic::error(Code::NotInGit, message).hint(
                    "paths in a revision begin at the top of the repository; `REV:./PATH` begins at the current folder",
                ))
            }
        }
    }

    fn check_revision(&self) -> Result<(), Diagnostic> {
        if let Err(said) = git(&["rev-parse", "--git-dir"])? {
            let message = format!("`{self}` names a revision, but this is no Git repository");
            return Err(not_there(message, &said)
                .hint("run this in a repository; if a path was meant, there is no such path"));
        }
        if self.revision.is_empty() {
            return Ok(());
        }
        let tree = format!("{}^{{tree}}", self.revision);
        match git(&["rev-parse", "--verify", "--quiet", &tree])? {
            Ok(_) => Ok(()),
            Err(said) => {
                let known = git(&["for-each-ref", "--count=1000", "--format=%(refname:short)"])?;
                let known = String::from_utf8_lossy(&known.unwrap_or_default()).into_owned();
                let message = format!("there is no revision `{}` here", self.revision);
                Err(not_there(message, &said)
                    .hint("check the name; a branch or tag of elsewhere has to be fetched first")
                    .maybe_hint(did_you_mean(self.revision, known.lines())))
            }
        }
    }
}

impl std::fmt::Display for Object<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.revision, self.path)
    }
}

fn not_there(message: String, said: &str) -> Diagnostic {
    let said = said.trim();
    let message = if said.is_empty() { message } else { format!("{message}: {said}") };
    Diagnostic::error(Code::NotInGit, message)
}

/// What Git answers; the inner error is what it complains of.
fn git(args: &[&str]) -> Result<Result<Vec<u8>, String>, Diagnostic> {
    let cannot = |err: std::io::Error| {
        let message = format!("Git cannot be run: {err}");
        let problem = Diagnostic::error(Code::NotInGit, message);
        match err.kind() {
            ErrorKind::NotFound => problem.hint("install Git, or name files instead of `REV:PATH`"),
            _ => problem,
        }
    };
    let mut child = Command::new("git")
        .args(args)
        // Messages as this program's own are: in English.
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(cannot)?;
    let mut out = Vec::new();
    if let Some(pipe) = child.stdout.take() {
        pipe.take(LARGEST).read_to_end(&mut out).map_err(cannot)?;
    }
    let mut said = String::new();
    if let Some(pipe) = child.stderr.take() {
        // Whatever it says beyond this is not worth showing; and what is no text, not at all.
        let _ = pipe.take(1 << 12).read_to_string(&mut said);
    }
    let is_cut = u64::try_from(out.len()).is_ok_and(|length| length >= LARGEST);
    let status = child.wait().map_err(cannot)?;
    // One that was cut off while it still had something to say did nothing wrong.
    Ok(if status.success() || is_cut { Ok(out) } else { Err(said) })
}

#[cfg(test)]
mod tests {
    use super::Object;

    #[test]
    fn objects() {
        let parts = |text| Object::parse(text).map(|object| (object.revision, object.path));
        assert_eq!(parts("main:model/a.json"), Some(("main", "model/a.json")));
        assert_eq!(parts("HEAD~2:data/proton/"), Some(("HEAD~2", "data/proton")));
        assert_eq!(parts(":a.json"), Some(("", "a.json")));
        for other in ["a.json", "C:\\a.json", "C:/a.json", "--output=x:a", "main:"] {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
