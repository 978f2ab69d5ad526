//! Runs cargo and reads what it says of each package.

use crate::Failure;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A warning or an error.
pub(crate) struct Finding {
    /// The folder of the package.
    pub(crate) package: String,
    pub(crate) text: String,
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    manifest_path: String,
    message: Option<Diagnostic>,
}

impl Message {
    /// The folder of the package it is about.
    fn package(&self) -> Option<String> {
        Some(Path::new(&self.manifest_path).parent()?.file_name()?.to_string_lossy().into_owned())
    }
}

#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    message: String,
    #[serde(default)]
    spans: Vec<serde::de::IgnoredAny>,
    code: Option<Lint>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Lint {
    code: String,
}

/// What cargo had to say.
#[derive(Default)]
pub(crate) struct Said {
    pub(crate) findings: Vec<Finding>,
    /// Folders of the packages it was through with.
    pub(crate) done: BTreeSet<String>,
    /// Why it failed, if not for findings.
    pub(crate) broke: Option<String>,
}

/// Runs the command, which prints messages as JSON, for no longer than there is time.
pub(crate) fn run(cargo: &mut Command, left: Duration) -> Result<Said, Failure> {
    let start = Instant::now();
    // A group of its own, so that the compilers it starts can be stopped with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(cargo, 0);
    let mut child = cargo.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (output, errors) = (child.stdout.take(), child.stderr.take());
    let messages = std::thread::spawn(move || output.map(messages).unwrap_or_default());
    let errors = std::thread::spawn(move || errors.map(last_lines).unwrap_or_default());
    let status = loop {
        match child.try_wait()? {
            Some(status) => break Some(status),
            None if start.elapsed() > left => {
                stop(&mut child)?;
                break None;
            }
            None => std::thread::sleep(Duration::from_millis(100)),
        }
    };
    let mut said = messages.join().unwrap_or_default();
    let errors = errors.join().unwrap_or_default();
    said.broke = match status {
        None => Some("cargo was stopped for want of time".to_owned()),
        Some(status) if !status.success() && said.findings.is_empty() => Some(errors),
        Some(_) => None,
    };
    Ok(said)
}

/// Ends cargo and what it has started.
fn stop(child: &mut Child) -> Result<(), Failure> {
    if cfg!(unix) {
        Command::new("kill").args(["-KILL", "--"]).arg(format!("-{}", child.id())).status()?;
    } else {
        child.kill()?;
    }
    child.wait()?;
    Ok(())
}

fn messages(output: impl Read) -> Said {
    let mut said = Said::default();
    let lines = BufReader::new(output).lines().map_while(Result::ok);
    for message in lines.filter_map(|line| serde_json::from_str::<Message>(&line).ok()) {
        if message.reason == "compiler-artifact" {
            said.done.extend(message.package());
        }
        said.findings.extend(finding(message));
    }
    said
}

fn finding(message: Message) -> Option<Finding> {
    let package = message.package()?;
    let said = message.message?;
    // The last of a package only counts those before it.
    if !["warning", "error"].contains(&said.level.as_str()) || (said.spans.is_empty() && said.code.is_none())
    {
        return None;
    }
    let code = said.code.map(|lint| lint.code).unwrap_or_default();
    let rendered = said.rendered.unwrap_or_default();
    let place = rendered.lines().find_map(|line| line.trim_start().strip_prefix("--> ")).unwrap_or_default();
    Some(Finding { package, text: format!("{code}: {} ({place})", said.message) })
}

fn last_lines(mut errors: impl Read) -> String {
    let mut text = Vec::new();
    // What could be read until it broke off will do.
    let _ = errors.read_to_end(&mut text);
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n")
}
