//! The plan as readable text.

use super::{
    AuthOption, AuthValue, ContainerAttributes, Docs, EnumValue, MemberAttributes, OperationPlan, Plan, Role,
    StreamKind, StructurePlan, TraitWord, TypePlan, ValueAttributes, WaiterPlan, WireCase,
};
use std::fmt::{Display, Formatter, Result, Write};

impl Display for Plan {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let service = &self.service;
        writeln!(
            f,
            "service {} ({}, {}) {}",
            service.name, service.sdk_id, service.version, service.protocol.id
        )?;
        writeln!(f, "  authenticated by {}", options(&service.auth))?;
        if service.account_endpoints {
            writeln!(f, "  endpoints depend on the account")?;
        }
        for param in &self.client_params {
            writeln!(f, "  configured by {}: {:?} {}", param.method, param.kind, param.name)?;
        }
        if let Some(discovery) = &self.discovery {
            writeln!(f, "  endpoints told by {}", discovery.name)?;
        }
        for operation in &self.operations {
            show_operation(f, operation)?;
        }
        for plan in &self.types {
            show_type(f, plan)?;
        }
        for error in &self.errors {
            show_structure(f, &error.structure, "error")?;
        }
        for stream in &self.event_streams {
            writeln!(f, "stream error {} of {}{}", stream.error, stream.events, first_line(&stream.docs))?;
        }
        for waiter in &self.waiters {
            show_waiter(f, waiter)?;
        }
        Ok(())
    }
}

fn options(auth: &[AuthOption]) -> String {
    let shown = auth.iter().map(|option| match &option.argument {
        AuthValue::None => option.scheme.item.to_owned(),
        AuthValue::SigningName(name) => format!("{} as {name}", option.scheme.item),
        AuthValue::ApiKey { name, in_query, scheme } => {
            let place = if *in_query { "query" } else { "header" };
            let word = scheme.as_ref().map(|word| format!(" after `{word}`")).unwrap_or_default();
            format!("{} in the {place} {name}{word}", option.scheme.item)
        }
    });
    shown.collect::<Vec<_>>().join(", else ")
}

fn show_operation(f: &mut Formatter<'_>, plan: &OperationPlan) -> Result {
    writeln!(
        f,
        "operation {} = client.{}() in {}{}",
        plan.name,
        plan.method,
        plan.module,
        first_line(&plan.docs)
    )?;
    if let Some(auth) = &plan.auth {
        writeln!(f, "  authenticated by {}", options(auth))?;
    }
    if let Some(http) = &plan.http {
        writeln!(f, "  {} {}", http.method, http.uri)?;
    }
    if plan.no_input {
        writeln!(f, "  no input")?;
    }
    if plan.gzip {
        writeln!(f, "  compressed with gzip")?;
    }
    if plan.checksum {
        writeln!(f, "  with a checksum")?;
    }
    if plan.unwrapped_output {
        writeln!(f, "  the root of its response is the member")?;
    }
    if let Some(prefix) = &plan.host_prefix {
        writeln!(f, "  at the host {prefix}…")?;
    }
    if !plan.customizations.is_empty() {
        writeln!(f, "  customized by {}", plan.customizations.join(", "))?;
    }
    if let Some(checksum) = &plan.http_checksum {
        let shown = |member: &Option<String>| member.clone().unwrap_or_else(|| "nothing".to_owned());
        write!(f, "  checksums by {}", shown(&checksum.request_algorithm))?;
        write!(f, "{}", if checksum.required { ", required" } else { "" })?;
        write!(f, "; of responses by {}", shown(&checksum.validation_mode))?;
        writeln!(f, ": {}", checksum.response_algorithms.join(", "))?;
    }
    if plan.unsigned_payload {
        writeln!(f, "  its payload is not signed")?;
    }
    if !plan.own_errors.is_empty() {
        writeln!(f, "  codes shared with other errors mean {}", plan.own_errors.join(", "))?;
    }
    for param in &plan.endpoint_params {
        writeln!(f, "  endpoint parameter {}: {:?}", param.name, param.source)?;
    }
    if let Some(note) = &plan.deprecated {
        writeln!(f, "  deprecated: {note}")?;
    }
    if let Some(paginator) = &plan.paginator {
        let path = |steps: &[super::Step]| {
            let steps: Vec<String> = steps
                .iter()
                .map(|step| format!("{}{}", step.field, if step.optional { "?" } else { "" }))
                .collect();
            steps.join(".")
        };
        write!(
            f,
            "  pages by {}: {} -> {}",
            paginator.token,
            path(&paginator.output_token),
            paginator.input_token
        )?;
        if let Some(size) = &paginator.page_size {
            write!(f, ", size {}", size.field)?;
        }
        if let Some(items) = &paginator.items {
            let types: Vec<String> = items.types.iter().map(ToString::to_string).collect();
            write!(f, ", items {} of {}", path(&items.path), types.join(" and "))?;
        }
        writeln!(f)?;
    }
    for structure in [&plan.input, &plan.output] {
        let word = if structure.role == Role::Input { "input" } else { "output" };
        show_structure(f, structure, word)?;
    }
    Ok(())
}

fn show_type(f: &mut Formatter<'_>, plan: &TypePlan) -> Result {
    match plan {
        TypePlan::Structure(structure) => show_structure(f, structure, "structure"),
        TypePlan::Enum(plan) => {
            writeln!(f, "enum {}{}", plan.name, first_line(&plan.docs))?;
            for variant in &plan.variants {
                match &variant.value {
                    EnumValue::Text(text) => write!(f, "  {} = {text:?}", variant.name)?,
                    EnumValue::Integer(number) => write!(f, "  {} = {number}", variant.name)?,
                }
                show_deprecated(f, variant.deprecated.as_deref())?;
                writeln!(f, "{}", first_line(&variant.docs))?;
            }
            Ok(())
        }
        TypePlan::Union(plan) => {
            writeln!(f, "union {}{}{}", plan.name, container(&plan.attributes)?, first_line(&plan.docs))?;
            for variant in &plan.variants {
                write!(f, "  {}", variant.name)?;
                if let Some(ty) = &variant.ty {
                    write!(f, "({ty})")?;
                }
                write!(f, "{}", member(&variant.attributes)?)?;
                show_deprecated(f, variant.deprecated.as_deref())?;
                writeln!(f, "{}", first_line(&variant.docs))?;
            }
            Ok(())
        }
    }
}

fn show_structure(f: &mut Formatter<'_>, plan: &StructurePlan, word: &str) -> Result {
    writeln!(f, "{word} {}{}{}", plan.name, container(&plan.attributes)?, first_line(&plan.docs))?;
    for field in &plan.fields {
        write!(f, "  {}: {}{}", field.name, field.ty, member(&field.attributes)?)?;
        show_deprecated(f, field.deprecated.as_deref())?;
        writeln!(f, "{}", first_line(&field.docs))?;
    }
    Ok(())
}

fn show_waiter(f: &mut Formatter<'_>, plan: &WaiterPlan) -> Result {
    let calls = &plan.operation.name;
    let (min, max) = (plan.min_delay, plan.max_delay);
    writeln!(
        f,
        "waiter {} = client.{}() in {}, calls {calls} every {min} to {max} s{}",
        plan.name,
        plan.method,
        plan.module,
        first_line(&plan.docs)
    )?;
    for acceptor in &plan.acceptors {
        writeln!(f, "  {:?} when {:?}", acceptor.state, acceptor.matcher)?;
    }
    Ok(())
}

fn show_deprecated(f: &mut Formatter<'_>, note: Option<&str>) -> Result {
    note.map_or(Ok(()), |note| write!(f, ", deprecated: {note}"))
}

fn first_line(docs: &Docs) -> String {
    docs.0.first().map(|line| format!("  // {line}")).unwrap_or_default()
}

fn container(attributes: &ContainerAttributes) -> std::result::Result<String, std::fmt::Error> {
    let mut text = String::new();
    if let Some(name) = &attributes.name {
        write!(text, ", shape {name}")?;
    }
    if attributes.case != WireCase::Camel {
        write!(text, ", {}", attributes.case.word())?;
    }
    if attributes.output {
        text.push_str(", output only");
    }
    if let Some(retry) = attributes.retry {
        write!(text, ", {retry:?}")?;
    }
    if let Some(code) = &attributes.code {
        write!(text, ", code {code}")?;
    }
    traits(&mut text, &attributes.words, "")?;
    if let Some(codes) = &attributes.events {
        write!(text, ", events")?;
        for (member, code) in codes {
            write!(text, ", {member} is {code}")?;
        }
    }
    Ok(text)
}

fn member(attributes: &MemberAttributes) -> std::result::Result<String, std::fmt::Error> {
    let mut text = String::new();
    if let Some(name) = &attributes.name {
        write!(text, ", named {name:?}")?;
    }
    if attributes.sensitive {
        write!(text, ", sensitive")?;
    }
    if attributes.idempotency_token {
        write!(text, ", idempotency token")?;
    }
    match attributes.stream {
        Some(StreamKind::Bytes) => write!(text, ", stream")?,
        Some(StreamKind::Events) => write!(text, ", events")?,
        None => {}
    }
    traits(&mut text, &attributes.words, "")?;
    if let Some(default) = &attributes.default {
        write!(text, ", default {default}")?;
    }
    value(&mut text, &attributes.value, "")?;
    Ok(text)
}

fn traits(text: &mut String, words: &[TraitWord], of: &str) -> Result {
    for TraitWord { word, argument } in words {
        write!(text, ", {of}{word}")?;
        if let Some(argument) = argument {
            write!(text, " {argument:?}")?;
        }
    }
    Ok(())
}

fn value(text: &mut String, attributes: &ValueAttributes, of: &str) -> Result {
    traits(text, &attributes.words, of)?;
    if let Some(format) = attributes.timestamp {
        write!(text, ", {of}{format}")?;
    }
    for (word, inner) in [("item", &attributes.item), ("key", &attributes.key), ("value", &attributes.value)]
    {
        if let Some(inner) = inner {
            value(text, inner, &format!("{of}{word} "))?;
        }
    }
    Ok(())
}
