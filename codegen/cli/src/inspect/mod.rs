//! `smithwright inspect`.

mod overview;
mod why;

use crate::args::EXIT_CODES;
use crate::console::{fail, say_raw, tell};
use crate::json::{self, FORMAT};
use crate::outcome::Outcome;
use crate::settings::SettingsArgs;
use serde_json::json;
use smithwright::diagnostic::Diagnostics;
use smithwright::model::Model;
use smithwright::select::{Selection, SelectionRequest, select};

const EXAMPLES: &str = "\
Examples:
  smithwright inspect model/proton.json
      Service, protocols, and how much of what the model holds.
  smithwright inspect model/proton.json --operations
      Each operation with its input, output, pagination and waiters.
  smithwright inspect model/proton.json --shapes --operation 'List*'
      The shapes that these operations reach: what a client of them would have as types.
  smithwright inspect model/proton.json --why Tag
      The shortest way from an operation to a shape.";

const JSON: &str = r#"--json prints one document:
  {"format": 1, "command": "inspect", "ok": bool, "diagnostics": […], and if ok:
   "service": {"id", "title", "version", "sdkId", "protocols": [trait id]},
   "operations": [{"name", "id", "boundTo", "input", "output", "errors": [shape id],
     "paginated": bool, "waiters": [name], "deprecated": bool}],
   "shapes": [{"id", "type", "members": count}],
   "corrected": {"restored": count, "skipped": [{"shape", "why"}], "newer": [shape id],
     "unknown": [sdkId], "byUser": count}: facts that botocore's definitions lack,
     those that no longer apply, shapes newer than them, services without any,
   "why", with --why: {"shape", "reached": bool,
     "path": [{"by": "input|output|error|member", "from", "member", "shape"}]}}"#;

/// Show what a model holds.
///
/// Shapes that no operation reaches are not counted. The model is not checked for faults; `generate` does that.
#[derive(Debug, clap::Args)]
#[command(
    after_long_help = format!("{EXAMPLES}\n\n{JSON}\n\n{EXIT_CODES}"),
    after_help = EXIT_CODES,
)]
#[group(skip)]
pub(crate) struct Args {
    /// Model files or folders, or `REV:PATH` in Git; several together make one model
    #[arg(value_name = "MODEL", required = true)]
    models: Vec<String>,

    /// Print the way from an operation to this shape: a name, a shape id, or SHAPE$member
    #[arg(long, value_name = "SHAPE", group = "what")]
    why: Option<String>,

    /// List the operations
    #[arg(long, group = "what")]
    operations: bool,

    /// List the shapes that operations reach
    #[arg(long, group = "what")]
    shapes: bool,

    /// Look only at this operation, or those that match a pattern such as `List*` [may be repeated]
    #[arg(long = "operation", value_name = "NAME|GLOB")]
    chosen: Vec<String>,

    /// Service to look at, by name or shape id, when the model has several
    #[arg(long, value_name = "ID")]
    service: Option<String>,

    #[command(flatten)]
    settings: SettingsArgs,

    /// Print nothing but the answer and errors
    #[arg(short, long)]
    quiet: bool,

    /// Print one JSON document, described below, and nothing else
    #[arg(long)]
    json: bool,
}

/// A model, and what of it is looked at.
struct Inspected {
    model: Model,
    selection: Selection,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let answer = inspected(args).and_then(|(inspected, warnings)| {
        let why = args.why.as_deref().map(|shape| why::why(&inspected, shape)).transpose()?;
        Ok((inspected, why, warnings))
    });
    match answer {
        Err(problems) => {
            if args.json {
                let found = json::diagnostics(&problems);
                json::print(
                    &json!({ "format": FORMAT, "command": "inspect", "ok": false, "diagnostics": found }),
                );
                return Outcome::of(&problems);
            }
            fail(&problems, "there is nothing to show")
        }
        Ok((inspected, why, warnings)) => {
            if args.json {
                let mut document = overview::json(&inspected, &warnings);
                if let (Some(why), Some(document)) = (why, document.as_object_mut()) {
                    document.insert("why".to_owned(), why.json());
                }
                json::print(&document);
                return Outcome::Done;
            }
            if !args.quiet {
                tell(&warnings);
            }
            say_raw(&match why {
                Some(why) => why.text(),
                None if args.operations => overview::operations(&inspected),
                None if args.shapes => overview::shapes(&inspected),
                None => overview::text(&inspected),
            });
            Outcome::Done
        }
    }
}

fn inspected(args: &Args) -> Result<(Inspected, Diagnostics), Diagnostics> {
    let (model, settings, mut warnings) = crate::input::corrected(&args.models, &args.settings)?;
    let service = args.service.clone().or_else(|| settings.as_ref()?.service.clone());
    let request = SelectionRequest { service, operations: args.chosen.clone() };
    match select(&model, &request) {
        (Some(selection), found) => {
            warnings.append(found);
            Ok((Inspected { model, selection }, warnings))
        }
        (None, problems) => Err(problems),
    }
}
