//! Enums of strings and integers.

use super::tokens;
use crate::plan::{EnumPlan, EnumValue};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn enumeration(plan: &EnumPlan) -> TokenStream {
    let docs = tokens::docs(&plan.docs);
    let name = &plan.name;
    let (derive, unknown) = if plan.is_integer {
        (quote!(IntEnum), quote!(i32))
    } else {
        (quote!(StringEnum), quote!(primitives::UnknownVariantValue))
    };
    let variants = plan.variants.iter().map(|variant| {
        let docs = tokens::docs(&variant.docs);
        let deprecated = tokens::deprecated(variant.deprecated.as_ref());
        let name = &variant.name;
        let value = match &variant.value {
            EnumValue::Text(text) => quote!(#text),
            EnumValue::Integer(number) => {
                let digits = Literal::u32_unsuffixed(number.unsigned_abs());
                let sign = (*number < 0).then(|| quote!(-));
                quote!(#sign #digits)
            }
        };
        quote!(#docs #deprecated #[shape(#value)] #name,)
    });
    quote! {
        #docs
        #[non_exhaustive]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, #derive)]
        pub enum #name {
            #(#variants)*
            /// A value this version does not know.
            Unknown(#unknown),
        }
    }
}
