//! Checksums of requests (`aws.protocols#httpChecksum`): as a header where the body is in memory, else as a trailer.

use std::sync::{Arc, OnceLock};

use aws_runtime::auth::PayloadSigningOverride;
use aws_runtime::content_encoding::{AwsChunkedBody, AwsChunkedBodyOptions, DeferredSigner};
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::checksum_config::RequestChecksumCalculation;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::call::presign::Presigned;
use crate::checksums::{ALGORITHMS, Algorithm, CRC32, Summed};
use crate::config::checksums::ChunkSize;
use crate::error::BoxError;
use crate::operation::HttpChecksum;
use crate::operation::erased::Current;
use crate::shape::{Shape, Trait, View};

const ENCODING: &str = "content-encoding";
/// Bytes that a chunk has at least.
const SMALLEST_CHUNK: usize = 8 << 10;
const SIGNATURE: &str = "x-amz-trailer-signature";
/// Of a signature in hexadecimal.
const SIGNATURE_LENGTH: u64 = 64;
const LENGTH: &str = "content-length";

/// Adds the checksum of the body that the model or the configuration asks for; one that the caller has set stays.
#[derive(Debug)]
pub(in crate::call) struct RequestChecksum(pub(in crate::call) HttpChecksum);

/// What the input says of it.
#[derive(Clone, Debug)]
struct Chosen {
    /// The algorithm, if one is named.
    name: Option<String>,
    /// The header that names it.
    header: Option<&'static str>,
    /// The checksum of the first attempt at a stream.
    first: Arc<OnceLock<String>>,
}

impl Storable for Chosen {
    type Storer = StoreReplace<Self>;
}

/// A stream on its way: how it is encoded.
#[derive(Clone, Debug)]
struct Encoded {
    algorithm: &'static Algorithm,
    length: u64,
    /// Bytes of a chunk, where that is set.
    chunk: Option<usize>,
    /// `None`: chunks are not signed.
    signer: Option<DeferredSigner>,
}

impl Storable for Encoded {
    type Storer = StoreReplace<Self>;
}

impl Encoded {
    fn options(&self) -> AwsChunkedBodyOptions {
        // A trailer is its name, a colon and its value.
        let trailer = self.algorithm.header.len() as u64 + 1 + self.algorithm.text_length();
        let mut trailers = vec![trailer];
        if self.signer.is_some() {
            trailers.push(SIGNATURE.len() as u64 + 1 + SIGNATURE_LENGTH);
        }
        let options = AwsChunkedBodyOptions::new(self.length, trailers);
        let options = options.signed_chunked_encoding(self.signer.is_some());
        match self.chunk {
            Some(size) => options.with_chunk_size(size),
            None => options,
        }
    }
}

#[dyn_dispatch_hint]
impl Intercept for RequestChecksum {
    fn name(&self) -> &'static str {
        "RequestChecksum"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let current = bag.load::<Current>().map(|current| current.0);
        let input = current.and_then(|operation| (operation.input)(context.input()));
        let (name, header) = match (input, self.0.request_algorithm) {
            (Some(input), Some(member)) => algorithm(input, member),
            _ => (None, None),
        };
        bag.interceptor_state().store_put(Chosen { name, header, first: Arc::default() });
        Ok(())
    }

    /// Before each attempt: a stream is made anew for each.
    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        // Whoever sends a presigned request sends a body of their own.
        if bag.load::<Presigned>().is_some() {
            return Ok(());
        }
        let given = |algorithm: &Algorithm| request.headers().contains_key(algorithm.header);
        let Some(chosen) = bag.load::<Chosen>().cloned() else { return Ok(()) };
        let Some(algorithm) = self.algorithm(&chosen, bag)?.filter(|_| !ALGORITHMS.iter().any(given)) else {
            return Ok(());
        };
        let checksum = match request.body().bytes() {
            Some(bytes) => Some(algorithm.of(bytes)?),
            None => None,
        };
        if let Some(header) = chosen.header
            && !request.headers().contains_key(header)
        {
            request.headers_mut().insert(header, algorithm.name);
        }
        match checksum {
            Some(checksum) => {
                request.headers_mut().try_insert(algorithm.header, checksum)?;
            }
            None => encode(request, algorithm, bag)?,
        }
        Ok(())
    }

    /// Once it is known who signs.
    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let (Some(mut encoded), Some(chosen)) = (bag.load::<Encoded>().cloned(), bag.load::<Chosen>()) else {
            return Ok(());
        };
        let request = context.request_mut();
        let signed = request.headers().get("authorization").is_some_and(|value| value.starts_with("AWS4-"));
        if !signed && encoded.signer.take().is_some() {
            request.headers_mut().try_insert(LENGTH, encoded.options().encoded_length().to_string())?;
        }
        let (hasher, trailer) = (encoded.algorithm.start()?, encoded.algorithm.header);
        let options = encoded.options();
        let summed = Summed::new(request.take_body(), hasher, trailer, Arc::clone(&chosen.first));
        let mut body = AwsChunkedBody::new(summed, options);
        if let Some(signer) = encoded.signer {
            body = body.with_signer(signer);
        }
        *request.body_mut() = SdkBody::from_body_1_x(body);
        Ok(())
    }
}

impl RequestChecksum {
    /// The algorithm of the request; `None`: it has no checksum.
    fn algorithm(&self, chosen: &Chosen, bag: &ConfigBag) -> Result<Option<&'static Algorithm>, BoxError> {
        if let Some(name) = &chosen.name {
            let known = Algorithm::named(name);
            return Ok(Some(known.ok_or("the checksum algorithm that the input names is not known")?));
        }
        let supported = match bag.load::<RequestChecksumCalculation>() {
            Some(RequestChecksumCalculation::WhenRequired) => false,
            _ => self.0.request_algorithm.is_some(),
        };
        Ok((supported || self.0.required).then_some(&CRC32))
    }
}

/// The algorithm that an input names, and the header that says so.
fn algorithm(input: &dyn Shape, member: &str) -> (Option<String>, Option<&'static str>) {
    let descriptor = input.descriptor();
    let Some(index) = descriptor.members.iter().position(|name| *name == member) else { return (None, None) };
    let name = match input.field(index).map(|field| field.view()) {
        Some(View::StringEnum(value)) => Some(value.text().to_owned()),
        Some(View::String(value)) => Some(value.to_owned()),
        _ => None,
    };
    let header = descriptor.traits(index).iter().find_map(|found| match found {
        Trait::HttpHeader(header) => Some(*header),
        _ => None,
    });
    (name, header)
}

/// Says in headers how a stream will be encoded: its chunks are signed where the connection is not private.
fn encode(
    request: &mut HttpRequest,
    algorithm: &'static Algorithm,
    bag: &mut ConfigBag,
) -> Result<(), BoxError> {
    let length = request.body().content_length();
    let length = length.ok_or("a checksum needs the body's length, which the stream does not tell")?;
    let chunk = match bag.load::<ChunkSize>() {
        None => None,
        Some(ChunkSize(Some(size))) if *size < SMALLEST_CHUNK => {
            let text = format!(
                "aws_chunked_encoding_chunk_size is {size}, but it must be at least {SMALLEST_CHUNK}"
            );
            return Err(text.into());
        }
        Some(ChunkSize(Some(size))) => Some(*size),
        Some(ChunkSize(None)) => Some(usize::try_from(length)?.max(1)),
    };
    // Said now, rather than when the body has gone.
    algorithm.start()?;
    let overridden =
        matches!(bag.load::<PayloadSigningOverride>(), Some(PayloadSigningOverride::UnsignedPayload));
    let sign = request.uri().starts_with("http:") && !overridden;
    let state = bag.interceptor_state();
    let mut encoded = Encoded { algorithm, length, chunk, signer: None };
    if sign {
        let (signer, sender) = DeferredSigner::new();
        encoded.signer = Some(signer);
        state.store_put(sender);
        state.store_put(PayloadSigningOverride::StreamingSignedPayloadTrailer);
    } else {
        state.store_put(PayloadSigningOverride::StreamingUnsignedPayloadTrailer);
    }
    let headers = request.headers_mut();
    headers.insert("x-amz-trailer", algorithm.header);
    headers.try_insert("x-amz-decoded-content-length", length.to_string())?;
    headers.try_insert(LENGTH, encoded.options().encoded_length().to_string())?;
    // Encodings stand in the order in which they were applied.
    let mut encodings: Vec<&str> = headers.get_all(ENCODING).collect();
    encodings.push("aws-chunked");
    let encodings = encodings.join(", ");
    headers.try_insert(ENCODING, encodings)?;
    bag.interceptor_state().store_put(encoded);
    Ok(())
}
