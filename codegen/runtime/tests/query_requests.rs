//! Forms of awsQuery and ec2Query, and what answers them.
#![allow(missing_docs, unreachable_pub, reason = "as generated code, in a test")]

use std::collections::HashMap;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use smithwright_runtime::derive::Structure;
use smithwright_runtime::primitives::Blob;
use smithwright_runtime::protocol::{self, Call, ClientProtocol};
use smithwright_runtime::{Blank, OperationTraits, ServiceMetadata};

#[derive(Clone, Structure)]
pub struct Filter {
    #[shape(xml_name = "name", ec2_query_name = "N")]
    pub name: Option<String>,
    #[shape(item(xml_name = "item"))]
    pub values: Option<Vec<String>>,
}

#[derive(Clone, Structure)]
pub struct Ask {
    #[shape(xml_name = "the text")]
    pub text: Option<String>,
    pub filters: Option<Vec<Filter>>,
    #[shape(xml_flattened)]
    pub flat: Option<Vec<i32>>,
    pub map: Option<HashMap<String, String>>,
    pub blob: Option<Blob>,
}

const SERVICE: ServiceMetadata = ServiceMetadata {
    name: "Asking",
    version: "2020-01-01",
    ..ServiceMetadata::speaking(&protocol::AWS_QUERY)
};

fn call() -> Call<'static> {
    Call { service: &SERVICE, operation: "Ask", traits: &OperationTraits::DEFAULT }
}

fn input() -> Ask {
    Ask {
        text: Some("a b+é".to_owned()),
        filters: Some(vec![Filter {
            name: Some("n".to_owned()),
            values: Some(vec!["1".to_owned(), "2".to_owned()]),
        }]),
        flat: Some(vec![7, 8]),
        map: Some(HashMap::from([("b".to_owned(), "2".to_owned()), ("a".to_owned(), "1".to_owned())])),
        blob: Some(Blob::new([0, 255])),
    }
}

fn form(protocol: &dyn ClientProtocol, input: &mut Ask) -> String {
    let request = protocol.request(&call(), input).expect("a request");
    assert_eq!((request.method(), request.uri()), ("POST", "/"));
    assert_eq!(request.headers().get("content-type"), Some("application/x-www-form-urlencoded"));
    String::from_utf8(request.body().bytes().expect("bytes").to_vec()).expect("UTF-8")
}

#[test]
fn parameters_of_aws_query() {
    assert_eq!(
        form(&protocol::AWS_QUERY, &mut input()),
        "Action=Ask&Version=2020-01-01&the%20text=a%20b%2B%C3%A9&filters.member.1.name=n\
         &filters.member.1.values.item.1=1&filters.member.1.values.item.2=2&flat.1=7&flat.2=8\
         &map.entry.1.key=a&map.entry.1.value=1&map.entry.2.key=b&map.entry.2.value=2&blob=AP8%3D"
    );
    let mut empty = Ask { filters: Some(Vec::new()), flat: Some(Vec::new()), ..Blank::blank() };
    assert_eq!(form(&protocol::AWS_QUERY, &mut empty), "Action=Ask&Version=2020-01-01&filters=");
}

#[test]
fn parameters_of_ec2_query() {
    let mut input = Ask { map: None, ..input() };
    assert_eq!(
        form(&protocol::EC2_QUERY, &mut input),
        "Action=Ask&Version=2020-01-01&The%20text=a%20b%2B%C3%A9&Filters.1.N=n&Filters.1.Values.1=1\
         &Filters.1.Values.2=2&Flat.1=7&Flat.2=8&Blob=AP8%3D"
    );
    let mut empty = Ask { filters: Some(Vec::new()), ..Blank::blank() };
    assert_eq!(form(&protocol::EC2_QUERY, &mut empty), "Action=Ask&Version=2020-01-01");
}

fn response(status: u16, body: &'static str) -> HttpResponse {
    HttpResponse::new(status.try_into().expect("a status"), SdkBody::from(body))
}

fn read(protocol: &dyn ClientProtocol, body: &'static str) -> Result<Option<String>, String> {
    let mut output: Ask = Blank::blank();
    let read = protocol.read_output(&call(), &response(200, body), &mut output);
    read.map(|()| output.text).map_err(|error| error.to_string())
}

#[test]
fn outputs_stand_in_what_wraps_them() {
    let text = Some("x".to_owned());
    let query =
        "<AskResponse xmlns='http://a/'><AskResult><other/></AskResult><ResponseMetadata/></AskResponse>";
    assert_eq!(read(&protocol::AWS_QUERY, query), Ok(None));
    assert_eq!(read(&protocol::AWS_QUERY, ""), Ok(None));
    assert_eq!(read(&protocol::AWS_QUERY, "<AskResponse/>"), Ok(None));
    let mut output: Filter = Blank::blank();
    let body = "<AskResponse><AskResult><name>x</name></AskResult></AskResponse>";
    protocol::AWS_QUERY.read_output(&call(), &response(200, body), &mut output).expect("read");
    assert_eq!(output.name, text);
    let mut output: Filter = Blank::blank();
    let body = "<AskResponse><name>x</name><requestId>r</requestId></AskResponse>";
    protocol::EC2_QUERY.read_output(&call(), &response(200, body), &mut output).expect("read");
    assert_eq!(output.name, text);
    for protocol in [&protocol::AWS_QUERY as &dyn ClientProtocol, &protocol::EC2_QUERY] {
        assert_eq!(
            read(protocol, "<html>secret</html>"),
            Err("cannot read Ask: expected an element `AskResponse`, found another at byte 6".to_owned())
        );
    }
}

#[test]
fn errors_are_found_in_every_wrapper() {
    for body in [
        "<ErrorResponse><Error><Type>Sender</Type><Code> Gone </Code><Message>why</Message></Error><RequestId>r</RequestId></ErrorResponse>",
        "<Response><Errors><Error><Code>Gone</Code><Message>why</Message></Error></Errors><RequestID>r</RequestID></Response>",
        "<Error><Code>Gone</Code><Message>why</Message></Error>",
    ] {
        let metadata =
            protocol::AWS_QUERY.error_metadata(&call(), &response(400, body)).expect("an error").build();
        assert_eq!((metadata.code(), metadata.message()), (Some("Gone"), Some("why")), "{body}");
    }
    let html = protocol::EC2_QUERY.error_metadata(&call(), &response(503, "<html>secret</html>"));
    assert_eq!(
        html.map(drop).map_err(|error| error.to_string()),
        Err("cannot read the body: expected an element `Error`, found another at byte 6".to_owned())
    );
    // A success that is an error all the same, and a missing body.
    assert!(
        protocol::REST_XML.is_error(&response(200, "<?xml version='1.0'?><Error><Code>Slow</Code></Error>"))
    );
    assert!(!protocol::REST_XML.is_error(&response(200, "<Other><Error/></Other>")));
    let absent = protocol::REST_XML.error_metadata(&call(), &response(404, "")).expect("an error").build();
    assert_eq!(absent.code(), Some("NotFound"));
}
