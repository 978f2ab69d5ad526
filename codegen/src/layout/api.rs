//! The public items of a client as a list, one a line: its surface at a glance, for those who review a change.
//!
//! The list is made of the items that are emitted, not of the plan a second time, so that it cannot forget one.

use super::parse::ParsedModule;
use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, Item, Visibility};

/// What stands above the list.
const INTRODUCTION: &str = "\
# Public items, sorted, with paths from the root of the crate.
# Not listed: methods that follow from a field, which are its accessor and the setters of the builder.
";

/// The list as a text whose comments begin with `#`.
pub(crate) fn list(root: &ParsedModule<'_>) -> String {
    let mut lines = Vec::new();
    add_module(root, &[], &mut lines);
    lines.sort();
    lines.dedup();
    let list: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    format!("{INTRODUCTION}{list}")
}

fn add_module(module: &ParsedModule<'_>, path: &[String], lines: &mut Vec<String>) {
    let mut surface = Surface { path: path.to_vec(), lines };
    module.items.iter().for_each(|item| surface.item(item));
    for inner in &module.modules {
        let path: Vec<String> =
            path.iter().cloned().chain(inner.ident.iter().map(ToString::to_string)).collect();
        lines.push(format!("{}: mod", path.join("::")));
        add_module(inner, &path, lines);
    }
}

/// Lists the items of one module.
struct Surface<'a> {
    path: Vec<String>,
    lines: &'a mut Vec<String>,
}

impl Surface<'_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Const(item) if is_public(&item.vis) => {
                let ty = self.text(&item.ty);
                self.named(&item.ident, &format!(": const {ty}"), &item.attrs);
            }
            Item::Type(item) if is_public(&item.vis) => {
                let (generics, ty) = (self.text(&item.generics), self.text(&item.ty));
                self.named(&item.ident, &format!("{generics} = {ty}"), &item.attrs);
            }
            Item::Fn(item) if is_public(&item.vis) => {
                let signature = self.signature(&item.sig);
                self.named(&item.sig.ident, &signature, &item.attrs);
            }
            Item::Use(item) if is_public(&item.vis) => self.import(&item.tree, ""),
            Item::Mod(item) if is_public(&item.vis) => self.module(item),
            Item::Struct(item) if is_public(&item.vis) => self.structure(item),
            Item::Enum(item) if is_public(&item.vis) => self.enumeration(item),
            Item::Trait(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                self.line(&name, ": trait", &item.attrs);
                for inner in &item.items {
                    if let syn::TraitItem::Fn(inner) = inner {
                        self.method(&name, &inner.sig, &inner.attrs);
                    }
                }
            }
            Item::Impl(item) => self.implementation(item),
            Item::Macro(item)
                if item.mac.path.segments.last().is_some_and(|last| last.ident == "config_builder") =>
            {
                self.config_builder(item.mac.tokens.clone());
            }
            _ => {}
        }
    }

    fn module(&mut self, item: &syn::ItemMod) {
        self.named(&item.ident, ": mod", &item.attrs);
        let Some((_, items)) = &item.content else { return };
        self.path.push(item.ident.to_string());
        items.iter().for_each(|item| self.item(item));
        self.path.pop();
    }

    fn structure(&mut self, item: &syn::ItemStruct) {
        let name = item.ident.to_string();
        let (generics, derived) = (self.text(&item.generics), derived(&item.attrs));
        self.line(&name, &format!("{generics}: struct{derived}"), &item.attrs);
        for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
            let (member, ty) = (self.text(&field.ident), self.text(&field.ty));
            self.line(&name, &format!(".{member}: {ty}"), &field.attrs);
        }
    }

    fn enumeration(&mut self, item: &syn::ItemEnum) {
        let name = item.ident.to_string();
        let (generics, derived) = (self.text(&item.generics), derived(&item.attrs));
        self.line(&name, &format!("{generics}: enum{derived}"), &item.attrs);
        for variant in &item.variants {
            let fields = self.text(&variant.fields);
            self.line(&name, &format!("::{}{fields}", variant.ident), &variant.attrs);
        }
    }

    /// The builder of a service with settings of its own. It can do what the runtime's can, so that its line is the same.
    fn config_builder(&mut self, tokens: TokenStream) {
        let arguments = |input: syn::parse::ParseStream<'_>| {
            let name: Ident = input.parse()?;
            input.parse::<syn::Token![,]>()?;
            Ok((name, input.parse::<syn::Type>()?))
        };
        // Never fails: the macro is called by emitted code alone.
        if let Ok((name, service)) = syn::parse::Parser::parse2(arguments, tokens) {
            let service = self.text(&service);
            self.named(&name, &format!(" = smithwright_runtime::ConfigBuilder<{service}>"), &[]);
        }
    }

    fn implementation(&mut self, item: &syn::ItemImpl) {
        let of = self.text(&item.self_ty);
        if let Some((_, implemented, _)) = &item.trait_ {
            return self.line(&of, &format!(": {}", self.text(implemented)), &item.attrs);
        }
        for inner in &item.items {
            match inner {
                syn::ImplItem::Fn(inner) if is_public(&inner.vis) => {
                    self.method(&of, &inner.sig, &inner.attrs);
                }
                // Methods that the runtime defines, by the name of their group.
                syn::ImplItem::Macro(inner) => {
                    let group = inner.mac.path.segments.last().map(|last| last.ident.to_string());
                    self.line(&of, &format!("::{}!", group.unwrap_or_default()), &inner.attrs);
                }
                _ => {}
            }
        }
    }

    fn method(&mut self, of: &str, signature: &syn::Signature, attributes: &[Attribute]) {
        self.line(of, &format!("::{}{}", signature.ident, self.signature(signature)), attributes);
    }

    /// A signature without its name.
    fn signature(&self, signature: &syn::Signature) -> String {
        let syn::Signature { generics, inputs, output, .. } = signature;
        // Whether a method changes its own copy of `self` is its own affair.
        self.text(&quote!(#generics (#inputs) #output)).replacen("(mut self", "(self", 1)
    }

    /// Each name that a `pub use` brings.
    fn import(&mut self, tree: &syn::UseTree, from: &str) {
        match tree {
            syn::UseTree::Path(path) => {
                // `self` leads nowhere else.
                let step = if path.ident == "self" { String::new() } else { format!("{}::", path.ident) };
                self.import(&path.tree, &format!("{from}{step}"));
            }
            syn::UseTree::Name(name) => {
                self.named(&name.ident, &format!(": use {from}{}", name.ident), &[]);
            }
            syn::UseTree::Rename(name) => {
                self.named(&name.rename, &format!(": use {from}{}", name.ident), &[]);
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, from)),
            // The glob of a module `builders`, which holds what the module around it does.
            syn::UseTree::Glob(_) => {}
        }
    }

    fn named(&mut self, name: &Ident, rest: &str, attributes: &[Attribute]) {
        self.line(&name.to_string(), rest, attributes);
    }

    fn line(&mut self, item: &str, rest: &str, attributes: &[Attribute]) {
        let deprecated = attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"));
        let note = if deprecated { " (deprecated)" } else { "" };
        let mut line = String::with_capacity(64 + item.len() + rest.len());
        self.path.iter().for_each(|step| line.extend([step, "::"]));
        line.extend([item, rest, note]);
        self.lines.push(line);
    }

    /// Tokens as a person writes them, on one line, with `self::` and `super::` spelled out.
    fn text(&self, tokens: &impl ToTokens) -> String {
        let mut out = String::new();
        self.write(tokens.to_token_stream(), &mut out);
        out
    }

    fn write(&self, tokens: TokenStream, out: &mut String) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) if ident == "super" || is_path(&ident, tokens.peek()) => {
                    let mut up = usize::from(ident == "super");
                    // The two colons after it, and then perhaps the next one.
                    while let Some(next) = tokens.next_if(|next| is_colon(next) || is_super(next)) {
                        up += usize::from(is_super(&next));
                    }
                    let kept = self.path.len().saturating_sub(up);
                    self.path.iter().take(kept).for_each(|step| out.extend([step, "::"]));
                }
                TokenTree::Ident(ident) => {
                    if out.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                        out.push(' ');
                    }
                    out.push_str(&ident.to_string());
                }
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::None => ("", ""),
                    };
                    out.push_str(open);
                    self.write(group.stream(), out);
                    out.push_str(close);
                }
                TokenTree::Punct(punct) => match (punct.as_char(), punct.spacing()) {
                    ('-', Spacing::Joint) => out.push_str(" -"),
                    ('>', _) if out.ends_with('-') => out.push_str("> "),
                    (',', _) if tokens.peek().is_some() => out.push_str(", "),
                    (',', _) => {}
                    ('=', _) => out.push_str(" = "),
                    (':', Spacing::Alone) if !out.ends_with(':') => out.push_str(": "),
                    (other, _) => out.push(other),
                },
                TokenTree::Literal(literal) => out.push_str(&literal.to_string()),
            }
        }
    }
}

/// The derives, which are part of what an item can do.
fn derived(attributes: &[Attribute]) -> String {
    let mut names = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        // Never fails: these attributes are ours.
        let _ = attribute.parse_nested_meta(|meta| {
            names.extend(meta.path.segments.last().map(|segment| segment.ident.to_string()));
            Ok(())
        });
    }
    if names.is_empty() { String::new() } else { format!(" {}", names.join(" + ")) }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether it is the `self` of a path.
fn is_path(ident: &Ident, next: Option<&TokenTree>) -> bool {
    ident == "self" && next.is_some_and(is_colon)
}

fn is_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':')
}

fn is_super(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == "super")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::Module;
    use crate::layout::parse::parse;
    use crate::plan::Docs;

    #[test]
    fn items_of_every_kind() {
        let items = quote! {
            use std::fmt;
            pub use self::outer::{Seen, other::Hidden as Shown};
            #[derive(Clone, a::Data)]
            pub struct Tag<'a> { pub key: Option<Vec<super::Key>>, #[deprecated] pub r#type: &'a str, hidden: u8 }
            struct Private { pub a: u8 }
            pub enum Kind<O = Any> { One, Two(super::super::x::Two<O>), Three { a: u8 } }
            pub type Alias<T> = std::collections::HashMap<String, T>;
            pub const LIMIT: &self::Text = "a";
            r::config_builder!(Builder, super::Service);
            impl Builder { r::bearer_settings!(); pub fn set(mut self) -> Self { self } }
            impl Tag<'_> { pub fn new(a: u8, b: impl Into<String>) -> Self { loop {} } fn not(&self) {} }
            impl AsRef<[u8]> for Kind { fn as_ref(&self) -> &[u8] { &[] } }
            pub trait Waiters { fn wait(&self) -> super::W; }
            pub mod inner { pub struct Deep; pub fn free() {} pub use super::*; }
        };
        let leaf = Module { name: "b", raw: false, docs: Docs::default(), items, modules: Vec::new() };
        let middle =
            Module { name: "a", raw: false, docs: Docs::default(), items: quote!(), modules: vec![leaf] };
        let root =
            Module { name: "", raw: false, docs: Docs::default(), items: quote!(), modules: vec![middle] };
        let expected = "\
a: mod
a::b: mod
a::b::Builder = smithwright_runtime::ConfigBuilder<a::Service>
a::b::Builder::bearer_settings!
a::b::Builder::set(self) -> Self
a::b::Alias<T> = std::collections::HashMap<String, T>
a::b::Kind: AsRef<[u8]>
a::b::Kind::One
a::b::Kind::Three{a: u8}
a::b::Kind::Two(x::Two<O>)
a::b::Kind<O = Any>: enum
a::b::LIMIT: const &a::b::Text
a::b::Seen: use outer::Seen
a::b::Shown: use outer::other::Hidden
a::b::Tag<'_>::new(a: u8, b: impl Into<String>) -> Self
a::b::Tag<'a>: struct Clone + Data
a::b::Tag.key: Option<Vec<a::Key>>
a::b::Tag.r#type: &'a str (deprecated)
a::b::Waiters: trait
a::b::Waiters::wait(&self) -> a::W
a::b::inner: mod
a::b::inner::Deep: struct
a::b::inner::free()
";
        let mut expected: Vec<&str> = expected.lines().collect();
        expected.sort_unstable();
        let list = list(&parse(root).unwrap());
        let lines: Vec<&str> = list.strip_prefix(INTRODUCTION).unwrap().lines().collect();
        assert_eq!(lines, expected);
    }
}
