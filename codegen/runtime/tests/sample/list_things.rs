use smithwright_runtime::derive::{OperationInput, OperationOutput};
use smithwright_runtime::{Operation, Paginated, PaginatedItems, PaginatedPageSize};

use super::Service;
use super::error::Error;

pub type ListThings = super::Marker<ListThingsInput>;

impl Operation for ListThings {
    const NAME: &'static str = "ListThings";
    type Service = Service;
    type Input = ListThingsInput;
    type Output = ListThingsOutput;
    type Error = Error<ListThings>;
}

#[derive(Clone, OperationInput)]
#[shape(operation = ListThings, builder = super::InputBuilder)]
pub struct ListThingsInput {
    /// Where to go on.
    pub next_token: Option<String>,
    /// Most things that a page holds.
    pub max_results: Option<i32>,
}

#[derive(Clone, OperationOutput)]
pub struct ListThingsOutput {
    /// Where to go on.
    pub next_token: Option<String>,
    /// Names of things.
    pub things: Vec<String>,
    _request_id: Option<String>,
}

impl Paginated for ListThings {
    type Token = String;

    fn output_token(output: &ListThingsOutput) -> Option<&String> {
        output.next_token.as_ref()
    }

    fn input_token(input: &mut ListThingsInput) -> &mut Option<String> {
        &mut input.next_token
    }
}

impl PaginatedPageSize for ListThings {
    fn page_size(input: &mut ListThingsInput) -> &mut Option<i32> {
        &mut input.max_results
    }
}

impl PaginatedItems for ListThings {
    type Item = String;

    fn items(output: ListThingsOutput) -> impl Iterator<Item = String> + Send {
        output.things.into_iter()
    }
}
