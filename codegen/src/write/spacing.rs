//! Blank lines between items, which tokens cannot carry.
//!
//! A marker is put between items before formatting, and its line is emptied afterwards, so that generated code reads
//! as a person would have spaced it.

use syn::visit_mut::{self, VisitMut};
use syn::{File, ImplItem, Item, Macro, TraitItem, Visibility, parse_quote};

/// The marker as prettyplease prints it, on a line of its own.
const MARKER: &str = "__blank_line!();";

/// Formats a file, with blank lines between items.
pub(super) fn unparse(mut file: File) -> String {
    let mut spacing = Mark { marks: 0 };
    spacing.visit_file_mut(&mut file);
    let code = prettyplease::unparse(&file);
    if code.lines().filter(|line| line.trim_start() == MARKER).count() != spacing.marks {
        // A model has the marker in one of its texts; such code stays dense.
        Unmark.visit_file_mut(&mut file);
        return prettyplease::unparse(&file);
    }
    code.split_inclusive('\n').map(|line| if line.trim() == MARKER { "\n" } else { line }).collect()
}

/// Puts markers in.
struct Mark {
    marks: usize,
}

impl Mark {
    /// `items`, with a marker between each two that are to stand apart.
    fn space<T>(&mut self, items: &mut Vec<T>, close: fn(&T, &T) -> bool, marker: fn(&mut Self) -> T) {
        let mut spaced: Vec<T> = Vec::with_capacity(items.len() * 2);
        for item in items.drain(..) {
            if spaced.last().is_some_and(|last| !close(last, &item)) {
                spaced.push(marker(self));
            }
            spaced.push(item);
        }
        *items = spaced;
    }

    fn marker(&mut self) -> Macro {
        self.marks += 1;
        parse_quote!(__blank_line!())
    }

    fn item(&mut self) -> Item {
        let (attrs, semi_token) = (Vec::new(), Some(Default::default()));
        Item::Macro(syn::ItemMacro { attrs, ident: None, mac: self.marker(), semi_token })
    }

    fn impl_item(&mut self) -> ImplItem {
        let (attrs, semi_token) = (Vec::new(), Some(Default::default()));
        ImplItem::Macro(syn::ImplItemMacro { attrs, mac: self.marker(), semi_token })
    }

    fn trait_item(&mut self) -> TraitItem {
        let (attrs, semi_token) = (Vec::new(), Some(Default::default()));
        TraitItem::Macro(syn::TraitItemMacro { attrs, mac: self.marker(), semi_token })
    }

    fn space_items(&mut self, items: &mut Vec<Item>) {
        self.space(items, are_close, Self::item);
    }
}

impl VisitMut for Mark {
    fn visit_file_mut(&mut self, file: &mut File) {
        visit_mut::visit_file_mut(self, file);
        self.space_items(&mut file.items);
        if !file.attrs.is_empty() && !file.items.is_empty() {
            file.items.insert(0, self.item());
        }
    }

    fn visit_item_mod_mut(&mut self, module: &mut syn::ItemMod) {
        visit_mut::visit_item_mod_mut(self, module);
        if let Some((_, items)) = &mut module.content {
            self.space_items(items);
        }
    }

    fn visit_item_impl_mut(&mut self, block: &mut syn::ItemImpl) {
        let both_are = |a: &ImplItem, b: &ImplItem| !matches!((a, b), (_, ImplItem::Fn(_)));
        self.space(&mut block.items, both_are, Self::impl_item);
    }

    fn visit_item_trait_mut(&mut self, item: &mut syn::ItemTrait) {
        self.space(&mut item.items, |_, _| false, Self::trait_item);
    }
}

/// Whether two items stand together, as imports and declarations of modules do.
fn are_close(a: &Item, b: &Item) -> bool {
    match (a, b) {
        (Item::Use(a), Item::Use(b)) => is_private(&a.vis) == is_private(&b.vis),
        (Item::Mod(a), Item::Mod(b)) => a.content.is_none() && b.content.is_none(),
        _ => false,
    }
}

fn is_private(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Inherited)
}

/// Takes the markers out again.
struct Unmark;

fn is_marker(mac: &Macro) -> bool {
    mac.path.is_ident("__blank_line")
}

impl VisitMut for Unmark {
    fn visit_file_mut(&mut self, file: &mut File) {
        file.items.retain(|item| !matches!(item, Item::Macro(item) if is_marker(&item.mac)));
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_item_mod_mut(&mut self, module: &mut syn::ItemMod) {
        if let Some((_, items)) = &mut module.content {
            items.retain(|item| !matches!(item, Item::Macro(item) if is_marker(&item.mac)));
        }
        visit_mut::visit_item_mod_mut(self, module);
    }

    fn visit_item_impl_mut(&mut self, block: &mut syn::ItemImpl) {
        block.items.retain(|item| !matches!(item, ImplItem::Macro(item) if is_marker(&item.mac)));
    }

    fn visit_item_trait_mut(&mut self, item: &mut syn::ItemTrait) {
        item.items.retain(|item| !matches!(item, TraitItem::Macro(item) if is_marker(&item.mac)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_apart_and_imports_together() {
        let file = parse_quote! {
            use a::B;
            use c::D;
            pub mod e;
            pub mod f;
            struct G { h: u8, i: u8 }
            impl G { const J: u8 = 1; fn k() {} fn l() {} }
            mod m { struct N; struct O; }
        };
        let expected = "use a::B;\nuse c::D;\n\npub mod e;\npub mod f;\n\nstruct G {\n    h: u8,\n    i: u8,\n}\n\n\
                        impl G {\n    const J: u8 = 1;\n\n    fn k() {}\n\n    fn l() {}\n}\n\n\
                        mod m {\n    struct N;\n\n    struct O;\n}\n";
        assert_eq!(unparse(file), expected);
    }

    #[test]
    fn a_text_with_the_marker_is_kept() {
        let text = "const A: &str = r\"\n__blank_line!();\n\";\nconst B: u8 = 0;\n";
        assert_eq!(unparse(syn::parse_str(text).unwrap()), text);
    }
}
