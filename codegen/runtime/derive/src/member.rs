//! Fields of structures.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Error, Expr, Field, Ident, Lit, Result, Type};

use smithwright_contract::WireCase;

use crate::attributes::{self, Container};
use crate::types::{self, Kind};

/// A structure as its derive sees it.
pub(crate) struct Structure<'a> {
    /// The type's name.
    pub(crate) ident: &'a Ident,
    /// Its visibility, which its builder shares.
    pub(crate) vis: &'a syn::Visibility,
    /// What its attributes say.
    pub(crate) container: Container,
    /// Its members, in order.
    pub(crate) members: Vec<Member<'a>>,
    /// The field that is no member: a request id or error metadata.
    pub(crate) extra: Option<&'a Ident>,
    /// The stream of an input or output; it is not among the members.
    pub(crate) stream: Option<Member<'a>>,
    /// What code that names the fields and their types allows: see [`allow`].
    pub(crate) allow: TokenStream,
}

/// A member of a structure.
pub(crate) struct Member<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    /// Rust name without `r#`.
    pub(crate) name: String,
    /// Name in the model.
    pub(crate) wire: String,
    pub(crate) attributes: attributes::Member,
    /// The field's `#[deprecated]`, for its setters.
    pub(crate) deprecated: Option<&'a Attribute>,
}

impl<'a> Structure<'a> {
    /// Reads a structure whose derive knows the container attributes `keys`; `extra` tells a field that is no member.
    pub(crate) fn parse(
        input: &'a DeriveInput,
        keys: &[&str],
        is_extra: impl Fn(&str) -> bool,
    ) -> Result<Self> {
        let Data::Struct(data) = &input.data else {
            return Err(Error::new(input.ident.span(), "expected a structure"));
        };
        if let Some(parameter) = input.generics.params.first() {
            return Err(Error::new_spanned(parameter, "shapes have no parameters"));
        }
        let container = Container::parse(&input.attrs, keys)?;
        let mut members = Vec::new();
        let mut extra = None;
        let mut stream = None;
        for field in &data.fields {
            let Some(ident) = &field.ident else {
                return Err(Error::new_spanned(field, "members have names"));
            };
            if is_extra(&ident.to_string()) {
                extra = Some(ident);
            } else {
                let member = Member::parse(field, ident, container.rename)?;
                if member.attributes.stream.is_none() {
                    members.push(member);
                } else if !keys.contains(&"stream") {
                    return Err(Error::new_spanned(
                        field,
                        "only inputs and outputs of operations have streams",
                    ));
                } else if stream.replace(member).is_some() {
                    return Err(Error::new_spanned(field, "an input or output has one stream"));
                }
            }
        }
        let attributes = data.fields.iter().map(|field| field.attrs.as_slice());
        let names_variant = members.iter().any(Member::has_variant);
        let allow = allow(attributes, names_variant);
        Ok(Self { ident: &input.ident, vis: &input.vis, container, members, extra, stream, allow })
    }

    /// Name of the shape in the model.
    pub(crate) fn shape_name(&self) -> String {
        self.container.name.clone().unwrap_or_else(|| self.ident.unraw().to_string())
    }

    /// Name of the builder.
    pub(crate) fn builder(&self) -> Ident {
        format_ident!("{}Builder", self.ident)
    }

    /// Whether every member is absent at first, so that a builder can hold the structure itself.
    pub(crate) fn is_all_optional(&self) -> bool {
        let absent = |member: &Member<'_>| {
            matches!(types::kind(member.ty), Kind::Optional(_)) && !member.attributes.required
        };
        self.members.iter().all(absent)
    }
}

impl<'a> Member<'a> {
    fn parse(field: &'a Field, ident: &'a Ident, rename: WireCase) -> Result<Self> {
        let attributes = attributes::Member::parse(&field.attrs)?;
        let name = ident.unraw().to_string();
        if attributes.default.is_some() && matches!(types::kind(&field.ty), Kind::Optional(_)) {
            return Err(Error::new_spanned(field, "an optional member has no default"));
        }
        if attributes.required
            && attributes.stream.is_none()
            && !matches!(types::kind(&field.ty), Kind::Optional(_))
        {
            return Err(Error::new_spanned(field, "`required` is for members whose type may be absent"));
        }
        let wire = attributes.name.clone().unwrap_or_else(|| rename.apply(&name));
        Ok(Self { ident, ty: &field.ty, name, wire, attributes, deprecated: deprecated(&field.attrs) })
    }

    /// The value that `Debug` shows of a stream, which is no member.
    pub(crate) fn shown(&self) -> TokenStream {
        let ident = self.ident;
        match self.attributes.traits.sensitive {
            true => quote!(&::smithwright_runtime::shape::REDACTED),
            false => quote!(&self.#ident),
        }
    }

    /// What a stream is made of, as the runtime calls it.
    pub(crate) fn stream_kind(&self) -> TokenStream {
        let kind = match self.attributes.stream {
            Some(attributes::Stream::Events) => quote!(Events),
            _ => quote!(Bytes),
        };
        quote!(::smithwright_runtime::stream::StreamKind::#kind)
    }

    /// Whether its default names a variant of an enum, which may be deprecated.
    fn has_variant(&self) -> bool {
        matches!(&self.attributes.default, Some(attributes::DefaultValue::Value(value)) if matches!(**value, Expr::Path(_)))
    }

    /// The value of the member in a blank structure.
    pub(crate) fn blank(&self) -> TokenStream {
        let blank = quote!(::smithwright_runtime::Blank::blank());
        if self.attributes.required {
            return quote!(Some(#blank));
        }
        self.default().unwrap_or_else(|| self.zero().unwrap_or(blank))
    }

    /// The blank value of a type of std, spelled out: to find the implementation of a trait takes the compiler longer.
    fn zero(&self) -> Option<TokenStream> {
        match types::kind(self.ty) {
            Kind::Optional(_) => Some(quote!(None)),
            Kind::String => Some(quote!(::std::string::String::new())),
            Kind::List(_) => Some(quote!(::std::vec::Vec::new())),
            _ => None,
        }
    }

    /// The value of the member when nothing sets it, if there is one.
    pub(crate) fn default(&self) -> Option<TokenStream> {
        match self.attributes.default.as_ref()? {
            attributes::DefaultValue::Zero => Some(quote!(::smithwright_runtime::Blank::blank())),
            attributes::DefaultValue::Value(value) => Some(self.default_of(value)),
        }
    }

    fn default_of(&self, value: &Expr) -> TokenStream {
        let ty = self.ty;
        match (types::kind(ty), value) {
            (Kind::Copy, Expr::Lit(literal)) if matches!(literal.lit, Lit::Str(_)) => {
                quote!(<#ty as ::smithwright_runtime::shape::FromLiteral<_>>::from_literal(#value))
            }
            (Kind::Copy, _) => quote!(#value),
            (Kind::String, _) => quote!(<#ty as ::std::convert::From<_>>::from(#value)),
            (_, Expr::Lit(_) | Expr::Unary(_)) if is_primitive(ty) => {
                quote!(<#ty as ::smithwright_runtime::shape::FromLiteral<_>>::from_literal(#value))
            }
            (_, Expr::Lit(_)) => quote!(<#ty as ::std::convert::From<_>>::from(#value)),
            _ => quote!(#value),
        }
    }
}

/// Whether a type is named as one of the runtime's, which have no literals: `primitives::Blob` and its like.
fn is_primitive(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.iter().rev().nth(1).is_some_and(|segment| segment.ident == "primitives")
}

/// The `#[deprecated]` among `attributes`.
pub(crate) fn deprecated(attributes: &[Attribute]) -> Option<&Attribute> {
    attributes.iter().find(|attribute| attribute.path().is_ident("deprecated"))
}

/// `#[allow(…)]` for code that names fields or variants with these attributes and their types: `deprecated` where one is
/// deprecated, or `names_deprecated` says that something else may be; `clippy::type_complexity` where one allows it.
pub(crate) fn allow<'a>(
    attributes: impl Iterator<Item = &'a [Attribute]>,
    names_deprecated: bool,
) -> TokenStream {
    let (mut of_deprecated, mut complex) = (names_deprecated, false);
    for attributes in attributes {
        of_deprecated |= deprecated(attributes).is_some();
        complex |= attributes.iter().any(allows_complexity);
    }
    let lints = [of_deprecated.then(|| quote!(deprecated)), complex.then(|| quote!(clippy::type_complexity))];
    let lints: Vec<TokenStream> = lints.into_iter().flatten().collect();
    if lints.is_empty() { TokenStream::new() } else { quote!(#[allow(#(#lints),*)]) }
}

/// Whether this is `#[allow(clippy::type_complexity)]`.
fn allows_complexity(attribute: &Attribute) -> bool {
    let mut found = false;
    if attribute.path().is_ident("allow") {
        // What cannot be read is the compiler's to report.
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.segments.last().is_some_and(|last| last.ident == "type_complexity");
            Ok(())
        });
    }
    found
}
