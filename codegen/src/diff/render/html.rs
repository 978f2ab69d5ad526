//! One self-contained page.

use super::digest::{Card, Digest, Entry, Reached};
use super::filters;
use super::rust_diff::{Line, RustDiff, Sources, cut};
use super::words;
use crate::diff::{ApiDiff, Bump, Meaning};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Light and dark, one column on narrow screens. Long names break anywhere, so that no page scrolls sideways.
const STYLE: &str = include_str!("page.css");

/// How many changes a row of the table names before the rest is folded.
const LISTED: usize = 6;
/// How many operations and values are named before the rest is folded.
const FEW: usize = 3;
/// How many lines of a Rust item are shown, and how many unchanged ones around each change.
const LINES: usize = 400;
const CONTEXT: usize = 3;

/// The diff as one HTML page that loads nothing and runs nothing. Everything from the models is escaped.
pub fn html(diff: &ApiDiff) -> String {
    let digest = Digest::new(diff);
    let sources = Sources::new(diff, &digest);
    let heading = escape(&words::heading(diff));
    let filters = filters::rules(&digest);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>API update: {heading}</title>\n<style>\n{STYLE}{filters}</style>\n</head>\n<body>"
    );
    header(&mut out, diff, &digest);
    if !digest.cards.is_empty() {
        table(&mut out, &digest);
        filters::controls(&mut out, &digest);
        let _ = writeln!(out, "<main>");
        for (at, card) in digest.cards.iter().enumerate() {
            self::card(&mut out, at, card, &digest, &sources.diffs(card, CONTEXT));
        }
        let _ = writeln!(
            out,
            "<p class=\"nothing\">No change is of this kind and reached by this operation.</p>\n</main>"
        );
    }
    let _ = writeln!(out, "</body>\n</html>");
    out
}

fn header(out: &mut String, diff: &ApiDiff, digest: &Digest<'_>) {
    let bump = diff.bump();
    let (class, title) = match bump {
        Bump::Major => ("breaks", "Major version."),
        Bump::Minor => ("new", "Minor version."),
        Bump::Patch => ("neutral", "Patch version."),
        Bump::None => ("neutral", "No new version."),
    };
    let version = words::shown(&diff.version);
    let _ = writeln!(
        out,
        "<header>\n<h1>{} <small>{}</small></h1>\n<p class=\"soft\">API update: {}</p>\n\
         <p class=\"bump {class}\"><strong>{title}</strong> {}</p>\n</header>",
        escape(&diff.service),
        escape(&version),
        words::counts(digest),
        words::bump(diff),
    );
}

/// What breaks, what behaves differently, what is new, with links.
fn table(out: &mut String, digest: &Digest<'_>) {
    let _ = writeln!(
        out,
        "<table>\n<thead><tr><th scope=\"col\">What</th><th scope=\"col\" class=\"count\">Changes</th>\
         <th scope=\"col\">Where</th></tr></thead>\n<tbody>"
    );
    for meaning in Meaning::ALL {
        let mut places = BTreeSet::new();
        let links: Vec<String> = digest
            .entries()
            .filter(|(_, entry)| entry.meaning() == meaning)
            .map(|(card, entry)| (words::place(card, entry), entry.number))
            .filter(|(place, _)| places.insert(place.clone()))
            .map(|(place, number)| format!("<a href=\"#c{number}\"><code>{}</code></a>", name(&place)))
            .collect();
        let _ = writeln!(
            out,
            "<tr class=\"{}\"><th scope=\"row\">{}</th><td class=\"count\">{}</td><td>{}</td></tr>",
            meaning.as_str(),
            meaning.says(),
            digest.count(meaning),
            folded(&links, LISTED),
        );
    }
    let _ = writeln!(out, "</tbody>\n</table>");
}

/// The first few of many, the rest to be opened.
fn folded(items: &[String], most: usize) -> String {
    let (first, rest) = items.split_at(items.len().min(most));
    let first = first.join(", ");
    match rest.len() {
        0 => first,
        // Folding one is not worth it.
        1 => format!("{first}, {}", rest.join(", ")),
        more => format!("{first}<details><summary>and {more} more</summary>{}</details>", rest.join(", ")),
    }
}

fn card(out: &mut String, at: usize, card: &Card<'_>, digest: &Digest<'_>, diffs: &[RustDiff]) {
    let classes = filters::classes_of_card(card, digest);
    let kind = if card.is_service { " <small>the service</small>" } else { "" };
    let _ = writeln!(
        out,
        "<article id=\"s{at}\" class=\"card {classes}\">\n<h2><code>{}</code>{kind}</h2>\n<ul class=\"changes\">",
        name(card.shape)
    );
    for entry in &card.entries {
        self::entry(out, card, entry, digest);
    }
    let _ = writeln!(out, "</ul>");
    if let Some(common) = &card.common {
        reached(out, common, card.shape);
    }
    for diff in diffs {
        rust(out, diff);
    }
    let _ = writeln!(out, "</article>");
}

fn entry(out: &mut String, card: &Card<'_>, entry: &Entry<'_>, digest: &Digest<'_>) {
    let (said, values) = words::said_of(entry);
    let member = entry.member();
    let member = if member.is_empty() { String::new() } else { format!("<code>{}</code> ", escape(member)) };
    let _ = writeln!(
        out,
        "<li id=\"c{}\" class=\"entry {}\">\n<p class=\"says\"><span>{member}{}</span>{} <code class=\"rule\">{}</code></p>",
        entry.number,
        filters::classes(card, entry, digest),
        said.line("→", |text| format!("<code>{}</code>", escape(text))),
        chips(entry),
        entry.first.rule.id(),
    );
    if !values.is_empty() {
        let values: Vec<String> =
            values.iter().map(|value| format!("<code>{}</code>", escape(value))).collect();
        let _ = writeln!(out, "<div class=\"note\">{}</div>", folded(&values, FEW * 4));
    }
    for note in words::notes(entry.first) {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", escape(&note));
    }
    if card.common.is_none() {
        reached(out, &entry.reached(), card.shape);
    }
    let _ = writeln!(out, "</li>");
}

fn chips(entry: &Entry<'_>) -> String {
    let effects = words::effects(entry.first).into_iter();
    effects
        .map(|(meaning, text)| format!(" <span class=\"chip {}\">{text}</span>", meaning.as_str()))
        .collect()
}

/// The operations that reach a change.
fn reached(out: &mut String, reached: &Reached<'_>, shape: &str) {
    if reached.is_plain(shape) {
        return;
    }
    let count = reached.operations().len();
    let all = words::reached(reached, usize::MAX, escape);
    let _ = if count <= FEW {
        writeln!(out, "<p class=\"reach\">{all}</p>")
    } else {
        let operations = words::counted(count, "operation");
        let some = words::some_names(reached.operations(), FEW, escape);
        writeln!(
            out,
            "<details class=\"reach\"><summary>reached by {operations}: {some}</summary><p>{all}</p></details>"
        )
    };
}

/// A Rust item, as a pull request shows it.
fn rust(out: &mut String, diff: &RustDiff) {
    let _ = writeln!(
        out,
        "<figure>\n<figcaption><code>{}</code> in <code>{}</code></figcaption>",
        escape(&diff.path),
        escape(&diff.file)
    );
    let _ = write!(out, "<pre>");
    let (lines, more) = cut(&diff.lines, LINES);
    for line in lines {
        let _ = match line {
            Line::Same(text) => write!(out, "<span>  {}</span>", escape_all(text)),
            Line::Removed(text) => write!(out, "<del>- {}</del>", escape_all(text)),
            Line::Added(text) => write!(out, "<ins>+ {}</ins>", escape_all(text)),
            Line::Gap(count) => write!(out, "<span class=\"gap\">  … {count} more lines</span>"),
        };
    }
    if more > 0 {
        let _ = write!(out, "<span class=\"gap\">  … {more} more lines</span>");
    }
    let _ = writeln!(out, "</pre>\n</figure>");
}

/// The name of a shape, or both.
fn name(text: &str) -> String {
    escape(text).replace(" -&gt; ", " → ")
}

/// A text of a model, made safe and cut.
pub(super) fn escape(text: &str) -> String {
    escape_all(&words::shown(text))
}

fn escape_all(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
