//! What makes an operation paginated.

use super::tokens;
use crate::plan::{ItemPlan, OperationPlan, PaginatorPlan, Step};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn paginator(operation: &OperationPlan, plan: &PaginatorPlan) -> TokenStream {
    let (name, input, output) = (&operation.name, &operation.input.name, &operation.output.name);
    let PaginatorPlan { token, option, input_token, .. } = plan;
    let output_token = borrowed(&plan.output_token, option);
    let allow_output = allow_steps(&plan.output_token);
    let allow_input = tokens::allow_deprecated(plan.is_input_deprecated);
    let page_size = plan.page_size.as_ref().map(|size| {
        let (field, ty) = (&size.field, &size.ty);
        let allow = tokens::allow_deprecated(size.is_deprecated);
        quote! {
            impl smithwright_runtime::PaginatedPageSize for #name {
                #allow
                fn page_size(input: &mut #input) -> &mut #option<#ty> {
                    &mut input.#field
                }
            }
        }
    });
    let items = plan.items.as_ref().map(|items| items_impl(operation, items));
    let (paginator, paginator_items) = (&plan.name, &plan.items_name);
    let paginator_docs = tokens::doc(&format!("Gets the pages of `{}` one after another.", operation.wire));
    let items_docs = tokens::doc(&format!("Goes through the items of all pages of `{}`.", operation.wire));
    let items_type = plan.items.is_some().then(|| {
        quote! {
            #items_docs
            pub type #paginator_items = smithwright_runtime::PaginatorItems<super::#name>;
        }
    });
    quote! {
        impl smithwright_runtime::Paginated for #name {
            type Token = #token;
            #allow_output
            fn output_token(output: &#output) -> #option<&#token> {
                #output_token
            }
            #allow_input
            fn input_token(input: &mut #input) -> &mut #option<#token> {
                &mut input.#input_token
            }
        }
        #page_size
        #items

        /// Paginator of this operation.
        pub mod paginator {
            #paginator_docs
            pub type #paginator = smithwright_runtime::Paginator<super::#name>;
            #items_type
        }
    }
}

fn items_impl(operation: &OperationPlan, plan: &ItemPlan) -> TokenStream {
    let (name, output) = (&operation.name, &operation.output.name);
    let [iterator, send] = &plan.bounds;
    let item = match plan.types.as_slice() {
        [one] => quote!(#one),
        many => quote!((#(#many),*)),
    };
    let items = owned(&plan.path);
    let allow = allow_steps(&plan.path);
    quote! {
        impl smithwright_runtime::PaginatedItems for #name {
            type Item = #item;
            #allow
            fn items(output: #output) -> impl #iterator<Item = Self::Item> + #send {
                #items
            }
        }
    }
}

fn allow_steps(path: &[Step]) -> Option<TokenStream> {
    tokens::allow_deprecated(path.iter().any(|step| step.is_deprecated))
}

/// `output.a.as_ref()?.b.as_ref()`
fn borrowed(path: &[Step], option: &crate::plan::RustType) -> TokenStream {
    let Some((last, before)) = path.split_last() else { return quote!(#option::None) };
    let mut way = quote!(output);
    for Step { field, optional, .. } in before {
        way = if *optional { quote!(#way.#field.as_ref()?) } else { quote!(#way.#field) };
    }
    let field = &last.field;
    if last.optional { quote!(#way.#field.as_ref()) } else { quote!(Some(&#way.#field)) }
}

/// `output.a.and_then(|it| it.b).into_iter().flatten()`
fn owned(path: &[Step]) -> TokenStream {
    let mut way = quote!(output);
    let mut in_option = false;
    for Step { field, optional, .. } in path {
        way = match (in_option, optional) {
            (false, _) => quote!(#way.#field),
            (true, true) => quote!(#way.and_then(|it| it.#field)),
            (true, false) => quote!(#way.map(|it| it.#field)),
        };
        in_option |= optional;
    }
    if in_option { quote!(#way.into_iter().flatten()) } else { quote!(#way.into_iter()) }
}
