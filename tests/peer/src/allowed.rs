//! Differences that are right, each with its reason.

/// Members that the definitions have and the official crates do not yet.
const NEWER: &[&str] = &[
    "accelerator_config",
    "execution_paused_details",
    "execution_resumed_details",
    "expected_execution_timeout_timestamp",
    "pause_details",
    "runtime_config",
];

/// Members that are newer than the facts which tell whether they are optional.
const OPTIONAL: &[&str] = &["attempt", "current_attempt", "event_id", "status_code"];

/// Errors that the definitions list for an operation and the official crates do not yet, and values of enums.
const LISTED: &[&str] =
    &["RuntimeAliasDeletedException", "RuntimeVersionDeletedException", "ResourceConflictException"];
const VALUES: &[&str] = &["LambdaCapacityProviderAverageGpuUtilization"];

/// The reason why a part may differ; none if it may not.
pub(crate) fn reason(part: &str, theirs: &str, ours: &str) -> Option<&'static str> {
    let unhandled = |text: &str| text.starts_with("Unhandled(Unhandled {");
    match part {
        // The official text is `Code: message: Code: message`.
        "text of the error" if twice(theirs) == Some(head(ours)) => {
            Some("the official text says code and message twice")
        }
        "text of the error" if theirs.starts_with("unhandled error") && unhandled(details(ours)) => {
            Some("the text of an unhandled error begins with its code and message")
        }
        "error" if unhandled(theirs) && unhandled(ours) => {
            Some("what an unhandled error comes from is another type")
        }
        "error" | "text of the error"
            if theirs.contains("Unhandled") && LISTED.iter().any(|name| ours.starts_with(name)) =>
        {
            Some("the definition lists an error that the official crate does not know yet")
        }
        "output" => output(theirs, ours),
        _ => None,
    }
}

fn output(theirs: &str, ours: &str) -> Option<&'static str> {
    let older = NEWER.iter().fold(ours.to_owned(), |text, name| without(&text, name));
    if older == theirs {
        return Some("the definition has members that the official crate does not know yet");
    }
    let plain = OPTIONAL.iter().fold(older, |text, name| unwrapped(&text, name));
    if plain == theirs {
        return Some("a member newer than the facts is optional");
    }
    let known = VALUES.iter().any(|value| ours.contains(value)) && theirs.contains("UnknownVariantValue");
    if known {
        return Some("the definition has values that the official crate does not know yet");
    }
    (theirs.contains(RECEIVER) && without_receiver(theirs) == without_receiver(&plain))
        .then_some("what receives events shows nothing of itself, and stands after the other members")
}

/// The text of `Debug` without the members of a name.
fn without(text: &str, name: &str) -> String {
    let start = format!(", {name}: Some(");
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(&start) {
        kept.push_str(before);
        rest = after.get(closing(after)..).unwrap_or_default();
    }
    kept + rest
}

const RECEIVER: &str = ", event_stream: EventReceiver {";

/// The text of `Debug` without what receives events.
fn without_receiver(text: &str) -> String {
    let Some((before, after)) = text.split_once(RECEIVER) else { return text.to_owned() };
    let mut depth = 1_usize;
    let end = after.char_indices().find_map(|(at, letter)| {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at + 1)
    });
    format!("{before}{}", after.get(end.unwrap_or(after.len())..).unwrap_or_default())
}

/// The text of `Debug` with the members of a name as they are where they cannot be absent.
fn unwrapped(text: &str, name: &str) -> String {
    let start = format!(" {name}: Some(");
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(&start) {
        let end = closing(after);
        let value = after.get(..end.saturating_sub(1)).unwrap_or_default();
        kept.push_str(&format!("{before} {name}: {value}"));
        rest = after.get(end..).unwrap_or_default();
    }
    kept + rest
}

/// Where the parenthesis that is open at the start of a text ends.
fn closing(text: &str) -> usize {
    let mut depth = 1_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 1 => return at + 1,
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// A text before its details in parentheses.
fn head(text: &str) -> &str {
    text.split_once(" (").map_or(text, |(head, _)| head)
}

/// The details of a text, in parentheses.
fn details(text: &str) -> &str {
    text.split_once(" (").map_or("", |(_, details)| details)
}

/// The half of a text that says everything twice.
fn twice(text: &str) -> Option<&str> {
    let head = head(text);
    let (first, second) = (head.get(..head.len().checked_sub(2)? / 2)?, head.get(head.len() / 2 + 1..)?);
    (first == second).then_some(first)
}
