//! `smithy.protocols#rpcv2Cbor` and `smithy.protocols#rpcv2Json`.
//!
//! Every request is a `POST` to `/service/<service>/operation/<operation>`; HTTP bindings do not count. See
//! <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html>.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use http::HeaderName;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use smithwright_contract::protocols;

use super::{Call, ClientProtocol, body, json_error};
use crate::Shape;
use crate::codec::json::Json;
use crate::codec::{Codec, Members};
use crate::error::BoxError;

const PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");

/// rpcv2Cbor.
#[cfg(feature = "cbor")]
pub const RPC_V2_CBOR: RpcV2<crate::codec::cbor::Cbor> = RpcV2 {
    id: protocols::RPC_V2_CBOR.id,
    name: "rpc-v2-cbor",
    codec: crate::codec::cbor::Cbor,
    error: super::cbor_error::body_metadata,
};

/// rpcv2Json.
pub const RPC_V2_JSON: RpcV2<Json> = RpcV2 {
    id: protocols::RPC_V2_JSON.id,
    name: "rpc-v2-json",
    codec: Json { big_numbers_as_strings: true, ..Json::PLAIN },
    error: json_error::body_metadata,
};

/// The second RPC protocol of Smithy over one codec.
#[derive(Debug)]
pub struct RpcV2<C> {
    id: &'static str,
    /// Its name in the header `smithy-protocol`.
    name: &'static str,
    codec: C,
    /// Reads code and message of an error from the body alone: headers do not count.
    error: fn(&[u8]) -> Result<ErrorMetadataBuilder, BoxError>,
}

impl<C: Codec> ClientProtocol for RpcV2<C> {
    fn id(&self) -> &'static str {
        self.id
    }

    fn request(&self, call: &Call<'_>, input: &mut dyn Shape) -> Result<HttpRequest, BoxError> {
        let media_type = self.codec.media_type();
        let bytes = match call.traits.has_input {
            true => self.codec.write(input, Members::All)?,
            false => Vec::new(),
        };
        let mut request = HttpRequest::new(SdkBody::empty());
        request.set_method("POST")?;
        request.set_uri(["/service/", call.service.name, "/operation/", call.operation].concat())?;
        let headers = request.headers_mut();
        headers.insert(PROTOCOL, self.name);
        headers.insert(ACCEPT, media_type);
        if call.traits.has_input {
            headers.insert(CONTENT_TYPE, media_type);
        }
        headers.try_insert(CONTENT_LENGTH, bytes.len().to_string())?;
        *request.body_mut() = SdkBody::from(bytes);
        Ok(request)
    }

    fn error_metadata(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
    ) -> Result<ErrorMetadataBuilder, BoxError> {
        (self.error)(body(response)?)
    }

    fn codec(&self) -> &dyn Codec {
        &self.codec
    }

    fn payload_error(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, BoxError> {
        (self.error)(payload)
    }
}
