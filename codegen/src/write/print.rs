//! Syntax to text.
//!
//! prettyplease prints all but two things, for which marks stand in the tree: blank lines between items, which a tree
//! cannot carry, and docs of several lines, which it carries at the price of an attribute a line. A mark is a doc
//! comment that begins with a character which no code of ours holds as it is; afterwards its line becomes what it
//! stands for.

use super::marks::{MARK, mark};

/// Formats a file, with blank lines between items.
pub(super) fn print(mut file: syn::File) -> String {
    let docs = mark(&mut file);
    let code = prettyplease::unparse(&file);
    let length = docs.iter().map(String::len).sum::<usize>();
    // Signs and indentation of docs come on top; half as much is plenty.
    let mut text = String::with_capacity(code.len() + length + length / 2);
    for line in code.split_inclusive('\n') {
        match marked(line) {
            Some((_, "")) => text.push('\n'),
            Some((sign, number)) => match number.parse().ok().and_then(|number: usize| docs.get(number)) {
                Some(docs) => {
                    docs.split('\n').for_each(|line| text.extend([sign, line.trim_end_matches(' '), "\n"]))
                }
                None => text.push_str(line),
            },
            None => text.push_str(line),
        }
    }
    text
}

/// The line's indentation and sign of a doc comment, and what follows the mark, if the line is one.
fn marked(line: &str) -> Option<(&str, &str)> {
    let (sign, rest) = line.split_once(MARK)?;
    matches!(sign.trim_start(), "///" | "//!").then_some((sign, rest.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

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
            trait P { fn q(); fn r(); }
        };
        let expected = "use a::B;\nuse c::D;\n\npub mod e;\npub mod f;\n\nstruct G {\n    h: u8,\n    i: u8,\n}\n\n\
                        impl G {\n    const J: u8 = 1;\n\n    fn k() {}\n\n    fn l() {}\n}\n\n\
                        mod m {\n    struct N;\n\n    struct O;\n}\n\n\
                        trait P {\n    fn q();\n\n    fn r();\n}\n";
        assert_eq!(print(file), expected);
    }

    #[test]
    fn docs_of_several_lines() {
        let file = parse_quote! {
            #![doc = " A file.\n\n Of two."]
            #[doc = " One.  \n\n - Two */\n /// three"]
            #[derive(Clone)]
            struct A {
                #[doc = " Four\n five."]
                b: u8,
            }
            enum C {
                #[doc = " Six\n seven."]
                D { #[doc = " Eight\n nine."] e: u8 },
            }
            impl A {
                #[doc = " Ten\\n\n eleven."]
                fn f() {}
            }
        };
        let expected = "//! A file.\n//!\n//! Of two.\n\n/// One.\n///\n/// - Two */\n/// /// three\n#[derive(Clone)]\n\
                        struct A {\n    /// Four\n    /// five.\n    b: u8,\n}\n\n\
                        enum C {\n    /// Six\n    /// seven.\n    D {\n        /// Eight\n        /// nine.\n        \
                        e: u8,\n    },\n}\n\nimpl A {\n    /// Ten\\n\n    /// eleven.\n    fn f() {}\n}\n";
        assert_eq!(print(file), expected);
    }

    #[test]
    fn a_literal_is_no_mark() {
        let code = "const A: &str = \"\\n///\\u{1}\\n\";\n";
        assert_eq!(print(syn::parse_str(code).unwrap()), code);
    }
}
