//! What a generated client offers, read from its source.

use std::collections::BTreeMap;

use syn::{Expr, File, ImplItem, Item, ItemEnum, ItemImpl, Lit, ReturnType, Type};

/// A generated client.
#[derive(Debug, Default)]
pub(crate) struct Client {
    /// Marker types of operations, with the names on the wire.
    pub(crate) operations: BTreeMap<String, String>,
    /// Methods that start a request, by marker type.
    pub(crate) methods: BTreeMap<String, String>,
    /// Variants of the errors that the model names.
    pub(crate) errors: Vec<String>,
}

impl Client {
    /// Reads a generated file.
    pub(crate) fn of(file: &File) -> Self {
        let mut client = Self::default();
        client.items(&file.items);
        client
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Mod(module) => self.items(module.content.as_ref().map_or(&[], |(_, items)| items)),
                Item::Enum(it) if it.ident == "Error" => self.errors(it),
                Item::Impl(it) if is_operation(it) => self.operation(it),
                Item::Impl(it) if last(&it.self_ty).as_deref() == Some("Client") => self.client(it),
                _ => {}
            }
        }
    }

    fn errors(&mut self, errors: &ItemEnum) {
        let names = errors.variants.iter().map(|variant| variant.ident.to_string());
        self.errors.extend(names.filter(|name| name != "Unhandled"));
    }

    fn operation(&mut self, operation: &ItemImpl) {
        for item in &operation.items {
            if let ImplItem::Const(it) = item
                && it.ident == "NAME"
                && let Expr::Lit(name) = &it.expr
                && let Lit::Str(name) = &name.lit
                && let Some(marker) = last(&operation.self_ty)
            {
                self.operations.insert(marker, name.value());
            }
        }
    }

    fn client(&mut self, client: &ItemImpl) {
        for item in &client.items {
            if let ImplItem::Fn(method) = item
                && let ReturnType::Type(_, returned) = &method.sig.output
                && let Some(builder) = last(returned)
                && let Some(marker) = builder.strip_suffix("FluentBuilder")
            {
                self.methods.insert(marker.to_owned(), method.sig.ident.to_string());
            }
        }
    }
}

fn is_operation(it: &ItemImpl) -> bool {
    let of = it.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
    of.is_some_and(|segment| segment.ident == "Operation")
}

fn last(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    path.path.segments.last().map(|segment| segment.ident.to_string())
}
