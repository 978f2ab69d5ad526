//! Marks in a syntax tree for what is put in after printing.

use syn::{
    Attribute, Expr, ExprLit, Field, File, ImplItem, Item, Lit, Meta, TraitItem, Visibility, parse_quote,
};

/// What a mark begins with. Docs of the model are rid of such characters, and literals are made with escapes.
pub(super) const MARK: char = '\u{1}';

/// Puts in a mark for each blank line and for docs of several lines, which come back in the order of their numbers.
pub(super) fn mark(file: &mut File) -> Vec<String> {
    let blank = MARK.to_string();
    let mut marks = Marks { docs: Vec::new(), blank: parse_quote!(#[doc = #blank]) };
    marks.attributes(&mut file.attrs);
    marks.items(&mut file.items);
    if !file.attrs.is_empty() {
        file.items.first_mut().into_iter().for_each(|item| marks.space(attributes_of(item)));
    }
    marks.docs
}

struct Marks {
    docs: Vec<String>,
    /// The mark of a blank line.
    blank: Attribute,
}

impl Marks {
    fn attributes(&mut self, attributes: &mut [Attribute]) {
        for attribute in attributes {
            let Meta::NameValue(meta) = &mut attribute.meta else { continue };
            let Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) = &mut meta.value else { continue };
            if !meta.path.is_ident("doc") {
                continue;
            }
            let text = literal.value();
            if text.contains('\n') {
                *literal = syn::LitStr::new(&format!("{MARK}{}", self.docs.len()), literal.span());
                self.docs.push(text);
            }
        }
    }

    fn items(&mut self, items: &mut [Item]) {
        items.iter_mut().for_each(|item| self.item(item));
        let mut last = None;
        for item in items {
            let kind = Kind::of(item);
            if last.is_some_and(|last| last != kind || kind == Kind::Other) {
                self.space(attributes_of(item));
            }
            last = Some(kind);
        }
    }

    fn item(&mut self, item: &mut Item) {
        attributes_of(item).into_iter().for_each(|attributes| self.attributes(attributes));
        match item {
            Item::Enum(item) => {
                for variant in &mut item.variants {
                    self.attributes(&mut variant.attrs);
                    self.fields(variant.fields.iter_mut());
                }
            }
            Item::Struct(item) => self.fields(item.fields.iter_mut()),
            Item::Mod(item) => item.content.iter_mut().for_each(|(_, items)| self.items(items)),
            Item::Impl(item) => {
                for (at, inner) in item.items.iter_mut().enumerate() {
                    let attributes = attributes_of_implemented(inner);
                    attributes.into_iter().for_each(|attributes| self.attributes(attributes));
                    if at > 0
                        && let ImplItem::Fn(inner) = inner
                    {
                        self.space(Some(&mut inner.attrs));
                    }
                }
            }
            Item::Trait(item) => {
                for (at, inner) in item.items.iter_mut().enumerate() {
                    let mut attributes = attributes_of_declared(inner);
                    attributes.iter_mut().for_each(|attributes| self.attributes(attributes));
                    self.space(attributes.filter(|_| at > 0));
                }
            }
            _ => {}
        }
    }

    fn fields<'a>(&mut self, fields: impl Iterator<Item = &'a mut Field>) {
        fields.for_each(|field| self.attributes(&mut field.attrs));
    }

    /// Puts the mark of a blank line before everything else.
    fn space(&self, attributes: Option<&mut Vec<Attribute>>) {
        if let Some(attributes) = attributes {
            attributes.insert(0, self.blank.clone());
        }
    }
}

/// Items of one kind stand together, as imports and declarations of modules do; others stand alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Import { private: bool },
    Declaration,
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(item) => Self::Import { private: matches!(item.vis, Visibility::Inherited) },
            Item::Mod(item) if item.content.is_none() => Self::Declaration,
            _ => Self::Other,
        }
    }
}

fn attributes_of(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::ExternCrate(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::ForeignMod(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::TraitAlias(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Union(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}

fn attributes_of_implemented(item: &mut ImplItem) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        ImplItem::Const(item) => &mut item.attrs,
        ImplItem::Fn(item) => &mut item.attrs,
        ImplItem::Type(item) => &mut item.attrs,
        ImplItem::Macro(item) => &mut item.attrs,
        _ => return None,
    })
}

fn attributes_of_declared(item: &mut TraitItem) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        TraitItem::Const(item) => &mut item.attrs,
        TraitItem::Fn(item) => &mut item.attrs,
        TraitItem::Type(item) => &mut item.attrs,
        TraitItem::Macro(item) => &mut item.attrs,
        _ => return None,
    })
}
