//! `aws.protocols#awsQuery` and `aws.protocols#ec2Query`: forms are sent, XML comes back.
//!
//! Every request is a `POST` to `/` whose form begins with the operation and the version of the service. See
//! <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html> and
//! <https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html>.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use smithwright_contract::protocols;

use super::{Call, ClientProtocol, body, xml_error};
use crate::Shape;
use crate::codec::query::{self, Dialect};
use crate::codec::xml::{self, Xml};
use crate::codec::{Codec, Members};
use crate::error::BoxError;

/// awsQuery.
pub const AWS_QUERY: Query = Query { id: protocols::AWS_QUERY.id, dialect: Dialect::Aws };
/// ec2Query.
pub const EC2_QUERY: Query = Query { id: protocols::EC2_QUERY.id, dialect: Dialect::Ec2 };

/// awsQuery or ec2Query.
#[derive(Debug)]
pub struct Query {
    id: &'static str,
    dialect: Dialect,
}

impl ClientProtocol for Query {
    fn id(&self) -> &'static str {
        self.id
    }

    fn request(&self, call: &Call<'_>, input: &mut dyn Shape) -> Result<HttpRequest, BoxError> {
        let mut form = String::with_capacity(256);
        form.push_str("Action=");
        query::encode(&mut form, call.operation);
        form.push_str("&Version=");
        query::encode(&mut form, call.service.version);
        query::write(&mut form, self.dialect, input)?;
        let length = form.len().to_string();
        let mut request = HttpRequest::new(SdkBody::from(form));
        request.set_method("POST")?;
        request.set_uri("/")?;
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, "application/x-www-form-urlencoded");
        headers.try_insert(CONTENT_LENGTH, length)?;
        Ok(request)
    }

    fn read_output(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
        output: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        let root = [call.operation, "Response"].concat();
        let result = match self.dialect {
            Dialect::Aws => [call.operation, "Result"].concat(),
            Dialect::Ec2 => String::new(),
        };
        Ok(xml::wrapped(body(response)?, &root, &result, output)?)
    }

    fn error_metadata(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
    ) -> Result<ErrorMetadataBuilder, BoxError> {
        xml_error::body_metadata(body(response)?)
    }

    fn read_error(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
        error: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        Ok(xml::error(body(response)?, error, Members::All)?)
    }

    fn codec(&self) -> &dyn Codec {
        &Xml::PLAIN
    }

    fn payload_error(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, BoxError> {
        xml_error::body_metadata(payload)
    }
}
