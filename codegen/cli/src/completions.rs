//! `smithwright completions`.

use crate::outcome::Outcome;
use clap::CommandFactory;
use clap_complete::Shell;

/// Print a completion script for a shell.
///
/// For bash: smithwright completions bash > ~/.local/share/bash-completion/completions/smithwright
///
/// For zsh: smithwright completions zsh > "${fpath[1]}/_smithwright"
///
/// For fish: smithwright completions fish > ~/.config/fish/completions/smithwright.fish
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let mut command = crate::args::Args::command();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "smithwright", &mut script);
    crate::console::say_raw(&String::from_utf8_lossy(&script));
    Outcome::Done
}
