//! `aws.protocols#restXml`: HTTP bindings, and XML for what is not bound.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html>. Errors are found with and without a wrapper,
//! whatever `noErrorWrapping` says.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use smithwright_contract::protocols;

use super::{Call, ClientProtocol, body, error_code, xml_error};
use crate::codec::xml::{self, Xml};
use crate::codec::{Codec, Members};
use crate::error::BoxError;
use crate::{Shape, http};

/// restXml.
pub const REST_XML: RestXml = RestXml(());

/// restXml.
#[derive(Debug)]
pub struct RestXml(());

impl ClientProtocol for RestXml {
    fn id(&self) -> &'static str {
        protocols::REST_XML.id
    }

    fn request(&self, call: &Call<'_>, input: &mut dyn Shape) -> Result<HttpRequest, BoxError> {
        http::request(&Xml { namespace: call.service.xml_namespace }, call, input)
    }

    /// A response that began well may end in an error: then this is all of its body.
    fn is_error(&self, response: &HttpResponse) -> bool {
        !response.status().is_success() || response.body().bytes().is_some_and(xml::is_error)
    }

    fn read_output(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
        output: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        if call.traits.unwrapped_output {
            return Ok(xml::unwrapped(body(response)?, output)?);
        }
        http::read(&Xml::PLAIN, response, output)
    }

    fn read_head(&self, response: &HttpResponse, output: &mut dyn Shape) -> Result<(), BoxError> {
        http::read_head(response, output)
    }

    fn has_initial_messages(&self) -> bool {
        false
    }

    /// A response to `HEAD` has no body: that there is nothing of the name, its status says.
    fn error_metadata(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
    ) -> Result<ErrorMetadataBuilder, BoxError> {
        let body = body(response)?;
        if body.is_empty() && response.status().as_u16() == 404 {
            return Ok(error_code::metadata(Some("NotFound"), None));
        }
        xml_error::body_metadata(body)
    }

    fn read_error(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
        error: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        http::read_head(response, error)?;
        Ok(xml::error(body(response)?, error, Members::Unbound)?)
    }

    fn codec(&self) -> &dyn Codec {
        &Xml::PLAIN
    }

    fn payload_error(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, BoxError> {
        xml_error::body_metadata(payload)
    }
}
