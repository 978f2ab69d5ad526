//! Gets botocore's data through `botocore.py`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder with these services of a version of botocore. `None`, and a line that says so, where it is not to be had.
pub(crate) fn data(version: &str, services: &[&str]) -> Option<PathBuf> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("botocore.py");
    let mut problem = "there is no Python".to_owned();
    for python in ["python3", "python"] {
        let mut command = Command::new(python);
        command.arg(&script).arg(version).args(services).stdin(Stdio::null());
        let Ok(output) = command.output() else { continue };
        if output.status.success() {
            return Some(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
        }
        problem =
            String::from_utf8_lossy(&output.stderr).trim().lines().last().unwrap_or_default().to_owned();
        break;
    }
    eprintln!("skipped: {problem}");
    None
}
