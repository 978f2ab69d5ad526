//! Who signs messages is known once the request is signed, which is after its body is made.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_eventstream::frame::DeferredSigner;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::event_stream::{Message, SignMessage, SignMessageError};

use crate::stream::EventSigner;

/// A signer that asks for the one which the request's authentication leaves behind; with none, messages go unsigned.
pub(in crate::stream) fn deferred(bag: &mut ConfigBag) -> EventSigner {
    let (signer, sender) = DeferredSigner::new();
    let signer = Shared(Arc::new(Mutex::new(signer)));
    let state = bag.interceptor_state();
    state.store_put(sender);
    // The request is signed even if an interceptor puts another body in place; the sender then must not be alone.
    state.store_put(signer.clone());
    Box::new(signer)
}

/// The signer of a request.
#[derive(Clone, Debug)]
struct Shared(Arc<Mutex<DeferredSigner>>);

impl Storable for Shared {
    type Storer = StoreReplace<Self>;
}

impl SignMessage for Shared {
    fn sign(&mut self, message: Message) -> Result<Message, SignMessageError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).sign(message)
    }

    fn sign_empty(&mut self) -> Option<Result<Message, SignMessageError>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).sign_empty()
    }
}
