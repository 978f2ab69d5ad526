//! One self-contained page.

use super::groups::{Group, Seen, Side, Telling, Told};
use super::words;
use crate::diff::{ApiDiff, Change, MemberPath, RustEffect, Wire};
use std::fmt::Write as _;

/// Light and dark, one column on narrow screens. Long names break anywhere, so that no page scrolls sideways.
const STYLE: &str = include_str!("page.css");

/// The diff as one HTML page that loads nothing and runs nothing. Everything from the models is escaped.
pub fn html(diff: &ApiDiff) -> String {
    let telling = Telling::new(diff);
    let heading = escape(&words::heading(diff));
    let bump = diff.bump();
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>API update: {heading}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n\
         <h1>{heading}</h1>\n<p><strong class=\"badge bump-{0}\">bump: {0}</strong> {1}</p>\n<p>{2}.</p>\n</header>",
        bump.as_str(),
        words::bump(bump),
        escape(&words::counts(&telling)),
    );
    contents(&mut out, &telling);
    let _ = writeln!(out, "<main>");
    let top = MemberPath::default();
    if diff.of_service().next().is_some() {
        let _ = writeln!(out, "<section>\n<h2>The service</h2>");
        list(&mut out, diff.of_service().map(|change| Seen { path: &top, change }));
        let _ = writeln!(out, "</section>");
    }
    for (at, told) in telling.operations.iter().enumerate() {
        operation(&mut out, at, told);
    }
    if !telling.shapes.is_empty() {
        shapes(&mut out, &telling.shapes);
    }
    let _ = writeln!(out, "</main>\n</body>\n</html>");
    out
}

fn contents(out: &mut String, telling: &Telling<'_>) {
    if telling.operations.is_empty() && telling.shapes.is_empty() {
        return;
    }
    let _ = writeln!(out, "<nav>\n<details>\n<summary>Contents</summary>\n<ul>");
    for (at, told) in telling.operations.iter().enumerate() {
        let name = escape(&told.operation.name);
        let effect = badge(Some(told.rust()));
        let _ = writeln!(out, "<li><a href=\"#o{at}\">{name}</a> {effect}</li>");
    }
    if !telling.shapes.is_empty() {
        let _ = writeln!(out, "<li><a href=\"#shapes\">Shapes</a></li>");
    }
    let _ = writeln!(out, "</ul>\n</details>\n</nav>");
}

fn operation(out: &mut String, at: usize, told: &Told<'_>) {
    let operation = told.operation;
    let parts: &[Side<'_>] = &told.parts;
    let name = escape(&operation.name);
    let _ =
        writeln!(out, "<section id=\"o{at}\">\n<h2>{name} <small>{}</small></h2>", operation.change.as_str());
    for part in parts {
        if !part.name.is_empty() {
            let _ = writeln!(out, "<h3>{}</h3>", part.name);
        }
        list(out, part.changes.iter().copied());
    }
    let _ = writeln!(out, "</section>");
}

fn list<'a>(out: &mut String, changes: impl Iterator<Item = Seen<'a>>) {
    let _ = writeln!(out, "<ul class=\"changes\">");
    for Seen { path, change } in changes {
        let path = path.to_string();
        let path = if path.is_empty() { String::new() } else { format!("<code>{}</code> ", escape(&path)) };
        let _ = writeln!(
            out,
            "<li>\n<p>{path}{} {}{}</p>",
            said(&words::said(change)),
            badge(Some(change.rust)),
            wire(change.wire)
        );
        if let Some(note) = change.note {
            let _ = writeln!(out, "<p class=\"note\">{}</p>", escape(note));
        }
        signatures(out, change);
        let _ = writeln!(out, "</li>");
    }
    let _ = writeln!(out, "</ul>");
}

/// Old and new Rust, side by side where there is room.
fn signatures(out: &mut String, change: &Change) {
    if change.items.is_empty() {
        return;
    }
    let _ = writeln!(out, "<div class=\"sides\">");
    let sides = change.items.iter().flat_map(|item| [("old", &item.from), ("new", &item.to)]);
    for (word, item) in sides {
        let text = item.as_deref().map_or_else(
            || "<span class=\"absent\">none</span>".to_owned(),
            |item| format!("<code>{}</code>", escape(item)),
        );
        let _ = writeln!(
            out,
            "<figure class=\"{word}\"><figcaption>{word}</figcaption><pre>{text}</pre></figure>"
        );
    }
    let _ = writeln!(out, "</div>");
}

/// The changes of shapes, each with the operations it is seen in.
fn shapes(out: &mut String, groups: &[Group<'_>]) {
    let _ = writeln!(
        out,
        "<section id=\"shapes\">\n<h2>Shapes</h2>\n<p>Each once, however often it is used.</p>\n<ul class=\"changes\">"
    );
    for group in groups {
        let change = group.change;
        let _ = writeln!(
            out,
            "<li>\n<p><code>{}</code> {} {}</p>",
            escape(&change.origin),
            said(&words::said_of_shape(change)),
            wire(change.wire)
        );
        let count = words::operations(group.operations.len());
        let names = words::some_names(&group.operations, usize::MAX, escape);
        let _ = writeln!(out, "<details><summary>in {count}</summary><p>{names}</p></details>\n</li>");
    }
    let _ = writeln!(out, "</ul>\n</section>");
}

fn said(said: &words::Said) -> String {
    let what = escape(&said.what);
    let code = |text: &String| format!("<code>{}</code>", escape(text));
    match (&said.from, &said.to) {
        (None, None) => what,
        (Some(one), None) | (None, Some(one)) => format!("{what}: {}", code(one)),
        (Some(from), Some(to)) => format!("{what}: {} → {}", code(from), code(to)),
    }
}

fn badge(effect: Option<RustEffect>) -> String {
    let effect = effect.unwrap_or(RustEffect::None).as_str();
    format!("<span class=\"badge rust-{effect}\">Rust: {effect}</span>")
}

fn wire(effect: Wire) -> String {
    let text = words::wire(effect);
    text.map(|text| format!(" <span class=\"badge wire-{}\">{text}</span>", effect.effect().as_str()))
        .unwrap_or_default()
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in words::shown(text).chars() {
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
