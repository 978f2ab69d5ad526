//! Paginators (`smithy.api#paginated`): page after page, or item after item.

use std::collections::HashMap;
use std::fmt::{Debug, Formatter};
use std::hash::BuildHasher;
use std::sync::Arc;

use aws_smithy_async::future::pagination_stream::fn_stream::FnStream;
use aws_smithy_async::future::pagination_stream::{PaginationStream, TryFlatMap};
use aws_smithy_async::future::rendezvous;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;

use crate::call::{Fluent, Handle, Invocation, SendResult, Sending, invoke};
use crate::error::{BuildError, SdkError};
use crate::operation::OperationInput;
use crate::operation::erased::Meta;
use crate::{Carried, Carrier, InputCarrier, Operation};

/// An operation that gives its answer in pages.
#[diagnostic::on_unimplemented(
    message = "the operation does not answer in pages",
    label = "the model does not say that `{Self}` is paginated"
)]
pub trait Paginated: Operation<Input: Clone> {
    /// What says where to go on.
    type Token: PageToken;

    /// Where to go on after `output`.
    fn output_token(output: &Self::Output) -> Option<&Self::Token>;

    /// Where a request goes on.
    fn input_token(input: &mut Self::Input) -> &mut Option<Self::Token>;
}

/// A paginated operation whose requests say how long a page may be.
pub trait PaginatedPageSize: Paginated {
    /// Number of items that a page holds at most.
    fn page_size(input: &mut Self::Input) -> &mut Option<i32>;
}

/// A paginated operation whose pages hold items.
pub trait PaginatedItems: Paginated {
    /// An item.
    type Item: Send;

    /// The items of a page.
    fn items(output: Self::Output) -> impl Iterator<Item = Self::Item> + Send;
}

/// A place in a paginated answer. An empty one means the end, as an absent one does.
pub trait PageToken: Clone + PartialEq + Debug + Send + Sync + 'static {
    /// Whether this is no place at all.
    fn is_empty(&self) -> bool;
}

impl PageToken for String {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Clone + PartialEq + Debug + Send + Sync + 'static> PageToken for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<T, H> PageToken for HashMap<String, T, H>
where
    T: Clone + PartialEq + Debug + Send + Sync + 'static,
    H: BuildHasher + Clone + Send + Sync + 'static,
{
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

/// Sends requests for page after page.
pub struct Paginator<O: Operation> {
    builder: <O::Input as OperationInput>::Builder,
    handle: Handle<O::Service>,
    stop_on_duplicate_token: bool,
}

impl<O: Paginated> Paginator<O> {
    /// Goes through the pages from where the request that is being built starts.
    pub fn new(fluent: Fluent<O>) -> Self {
        let (builder, handle) = fluent.into_parts();
        Self { builder, handle, stop_on_duplicate_token: true }
    }

    /// Whether to stop when the service repeats itself; `true` unless set.
    ///
    /// The same token twice in a row ends the pages. Tokens that come round, as A, B, A, B, end them with an error, a
    /// `ConstructionFailure`, for the same pages would come for ever; of a longer round some pages may come twice or
    /// thrice before it is noticed.
    ///
    /// Set it to `false` where a repeated token means "nothing new yet", as in reading a log to its end and on.
    pub fn stop_on_duplicate_token(mut self, stop: bool) -> Self {
        self.stop_on_duplicate_token = stop;
        self
    }

    /// A stream of pages. Each request is sent when its page is asked for; an error ends the stream.
    pub fn send(self) -> PaginationStream<SendResult<O::Output, O::Error>> {
        let mut input = match self.builder.into_carrier().into_input() {
            Ok(input) => input,
            Err(error) => return failed(error),
        };
        let pages = Pages::<O> {
            plugins: self.handle.plugins(<O as Meta>::META),
            round: self.stop_on_duplicate_token.then(|| Round::from(O::input_token(&mut input).clone())),
            input,
        };
        PaginationStream::new(FnStream::new(move |sender| Box::pin(pages.run(sender))))
    }
}

impl<O: PaginatedPageSize> Paginator<O> {
    /// Sets how many items a page holds at most, in place of what the request says.
    pub fn page_size(mut self, limit: i32) -> Self {
        *O::page_size(self.builder.input_mut()) = Some(limit);
        self
    }
}

impl<O: PaginatedItems> Paginator<O> {
    /// Goes through items instead of pages.
    pub fn items(self) -> PaginatorItems<O> {
        PaginatorItems(self)
    }
}

impl<O: Operation> Debug for Paginator<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Paginator")
            .field("builder", &self.builder)
            .field("stop_on_duplicate_token", &self.stop_on_duplicate_token)
            .finish_non_exhaustive()
    }
}

/// A stream of nothing but this error.
fn failed<T: Send + 'static, E: Send + 'static>(error: BuildError) -> PaginationStream<SendResult<T, E>> {
    PaginationStream::new(FnStream::new(move |sender: rendezvous::Sender<SendResult<T, E>>| {
        Box::pin(async move {
            // Whether anybody still listens makes no difference now.
            let _ = sender.send(Err(SdkError::construction_failure(error))).await;
        })
    }))
}

/// Sends requests for page after page, and gives their items.
#[derive(Debug)]
pub struct PaginatorItems<O: Operation>(Paginator<O>);

impl<O: PaginatedItems> PaginatorItems<O> {
    /// A stream of items. Each request is sent when its first item is asked for; an error ends the stream.
    pub fn send(self) -> PaginationStream<SendResult<O::Item, O::Error>> {
        // Collected, because the stream wants an iterator that it can name and keep.
        TryFlatMap::new(self.0.send()).flat_map(|page| O::items(page).collect::<Vec<_>>().into_iter())
    }
}

/// The walk through the pages.
struct Pages<O: Paginated> {
    plugins: Arc<RuntimePlugins>,
    input: O::Input,
    /// `None`: tokens may repeat.
    round: Option<Round<O::Token>>,
}

/// What comes after a page.
enum Next {
    Page,
    End,
    /// Pages that were there before, again and again.
    Round,
}

impl<O: Paginated> Pages<O> {
    async fn run(mut self, sender: rendezvous::Sender<SendResult<O::Output, O::Error>>) {
        loop {
            let answer = self.page().await;
            let next = answer.as_ref().map_or(Next::End, |page| self.advance(page));
            if sender.send(answer).await.is_err() {
                return;
            }
            match next {
                Next::Page => {}
                Next::End => return,
                Next::Round => {
                    let error =
                        "the tokens of the pages come round: the same pages would come again and again";
                    // Whether anybody still listens makes no difference now.
                    let _ = sender.send(Err(SdkError::construction_failure(error))).await;
                    return;
                }
            }
        }
    }

    fn page(&self) -> Sending<O> {
        Sending::new(invoke(Invocation {
            meta: <O as Meta>::META,
            plugins: Arc::clone(&self.plugins),
            input: Input::erase(self.input.clone()),
            config_override: None,
            feature: Some(SmithySdkFeature::Paginator),
        }))
    }

    /// Goes on to the page after `page`, if there is one.
    fn advance(&mut self, page: &O::Output) -> Next {
        let place = O::input_token(&mut self.input);
        let Some(next) = O::output_token(page).filter(|token| !token.is_empty()) else {
            *place = None;
            return Next::End;
        };
        if let Some(round) = &mut self.round {
            if place.as_ref() == Some(next) {
                return Next::End;
            }
            if round.closes(next) {
                return Next::Round;
            }
        }
        *place = Some(next.clone());
        Next::Page
    }
}

/// Notices that tokens come round, by one token that it keeps (Brent's algorithm): the first, and then the latest
/// whenever twice as many have passed. A round of n tokens is noticed within three rounds of it or of what came before.
struct Round<T> {
    kept: Option<T>,
    /// Tokens since the one that is kept.
    passed: u64,
    /// Tokens after which the next one is kept.
    most: u64,
}

impl<T: PageToken> Round<T> {
    fn from(first: Option<T>) -> Self {
        Self { kept: first, passed: 0, most: 1 }
    }

    /// Notes `token`; says whether it is the one that is kept.
    fn closes(&mut self, token: &T) -> bool {
        if self.kept.as_ref() == Some(token) {
            return true;
        }
        self.passed += 1;
        if self.passed == self.most {
            *self = Self { kept: Some(token.clone()), passed: 0, most: self.most.saturating_mul(2) };
        }
        false
    }
}
