//! A program that uses all of the client's public surface, written out from the model by a build script.
//!
//! It is compiled twice, word for word: against this project's client, and against the AWS SDK's. Most of it is never
//! run, for what it shows is that names and types are the same.

use std::fmt::{Debug, Display};

// The path is given because the file is compiled from two places.
#[path = "configuration.rs"]
mod configuration;

#[test]
fn a_client_is_shared_between_threads() {
    fn check<T: Clone + Debug + Send + Sync + 'static>() {}
    check::<proton::Client>();
    check::<proton::Config>();
    check::<proton::config::Builder>();
}

/// Any value of any type, for code that is compiled only.
fn any<T>() -> T {
    unreachable!("this code is compiled, not run")
}

/// What spawning on several threads asks of a future.
fn send_and_static<T: Future + Send + 'static>(_: T) {}

mod enumerations {
    use std::str::FromStr;

    use super::{Debug, Display};

    include!(concat!(env!("OUT_DIR"), "/parity_enumerations.rs"));

    /// A value and its text, in all directions.
    fn check<T>(value: T, text: &str, as_str: impl Fn(&T) -> &str, parsed: Option<T>)
    where
        T: AsRef<str>
            + Clone
            + Debug
            + Display
            + Eq
            + for<'t> From<&'t str>
            + FromStr
            + Ord
            + std::hash::Hash,
    {
        assert_eq!((as_str(&value), value.as_ref(), value.to_string().as_str()), (text, text, text));
        assert_eq!((Some(T::from(text)), T::from_str(text).ok()), (Some(value.clone()), Some(value.clone())));
        assert!(parsed.is_none_or(|parsed| parsed == value));
    }
}

mod structures {
    use super::any;

    include!(concat!(env!("OUT_DIR"), "/parity_structures.rs"));
}

mod errors {
    use proton::error::ProvideErrorMetadata;
    use proton::operation::RequestId;

    use super::any;

    include!(concat!(env!("OUT_DIR"), "/parity_errors.rs"));
}

mod operations {
    use proton::client::customize::CustomizableOperation;
    use proton::error::{ProvideErrorMetadata, SdkError};
    use proton::operation::RequestId;

    use super::{any, send_and_static};

    include!(concat!(env!("OUT_DIR"), "/parity_operations.rs"));
}

mod waiters {
    use proton::client::Waiters;

    use super::any;

    include!(concat!(env!("OUT_DIR"), "/parity_waiters.rs"));
}
