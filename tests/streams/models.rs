//! Clients of published models beside a stand-in for their services.

mod h2;
mod signed;

use std::time::Duration;

use aws_smithy_types::event_stream::Message;
use h2::Visit;
use signed::Chain;
use smithwright_runtime::stream::event::EventStreamSender;
use streams::{bedrock, lex, transcribe};
use tokio::sync::mpsc;

const SECRET: &str = "ANOTREAL";

/// A client of a module, which speaks HTTP/2 with a URL.
macro_rules! client {
    ($service:ident, $url:expr) => {
        $service::Client::from_conf(
            $service::config::Config::builder()
                .behavior_version($service::config::BehaviorVersion::latest())
                .region($service::config::Region::new("eu-west-1"))
                .credentials_provider($service::config::Credentials::new(
                    "ANOTREAL", SECRET, None, None, "test",
                ))
                .http_client(h2::client())
                .endpoint_url($url)
                .build(),
        )
    };
}

async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("in time")
}

/// A server that answers each verified message of the client with the same event, and tells of the message.
async fn echo(
    path: &'static str,
    name: &'static str,
    payload: &'static [u8],
) -> (String, mpsc::UnboundedReceiver<Message>) {
    let (heard, hear) = mpsc::unbounded_channel();
    let url = h2::serve(move |mut visit: Visit| {
        let heard = heard.clone();
        async move {
            assert_eq!(visit.head.uri.path(), path);
            tokio::spawn(async move {
                let mut chain = Chain::of(visit.header("authorization").expect("a signature"), SECRET);
                while let Some(frame) = visit.frame().await.expect("a frame") {
                    if let Some(message) = chain.verified(&frame) {
                        visit.event(name, payload).await;
                        heard.send(message).expect("a listener");
                    }
                }
            });
            http::Response::builder().status(200).header("x-amzn-transcribe-session-id", "s1")
        }
    })
    .await;
    (url, hear)
}

#[tokio::test]
async fn transcribe_streaming() {
    use transcribe::types::{AudioEvent, AudioStream, LanguageCode, MediaEncoding, TranscriptResultStream};
    let payload = br#"{"Transcript":{"Results":[{"ResultId":"r1","IsPartial":true}]}}"#;
    let (url, mut hear) = echo("/stream-transcription", "TranscriptEvent", payload).await;
    let chunk = AudioEvent::builder().audio_chunk(transcribe::primitives::Blob::new([0, 1, 2])).build();
    let call = client!(transcribe, url)
        .start_stream_transcription()
        .language_code(LanguageCode::EnUs)
        .media_encoding(MediaEncoding::Pcm)
        .media_sample_rate_hertz(16_000)
        .audio_stream(EventStreamSender::once(Ok(AudioStream::AudioEvent(chunk))));
    let mut output = soon(call.send()).await.expect("an output");
    assert_eq!(output.session_id(), Some("s1"));
    let event = soon(output.transcript_result_stream.recv()).await.expect("an event").expect("not the end");
    let TranscriptResultStream::TranscriptEvent(event) = event else { panic!("{event:?}") };
    let results = event.transcript().map(|transcript| transcript.results()).unwrap_or_default();
    assert_eq!(results.first().and_then(|result| result.result_id()), Some("r1"));
    assert!(soon(output.transcript_result_stream.recv()).await.expect("the end").is_none());
    assert_eq!(hear.recv().await.expect("a message").payload().as_ref(), &[0, 1, 2]);
}

#[tokio::test]
async fn lex_runtime_v2() {
    use lex::types::{
        StartConversationRequestEventStream as Sent, StartConversationResponseEventStream, TextInputEvent,
    };
    let path = "/bots/b/botAliases/a/botLocales/en_US/sessions/s/conversation";
    let (url, mut hear) = echo(path, "TranscriptEvent", br#"{"transcript":"hello","eventId":"e1"}"#).await;
    let text = TextInputEvent::builder().text("hi").build().expect("an event");
    let call = client!(lex, url)
        .start_conversation()
        .bot_id("b")
        .bot_alias_id("a")
        .locale_id("en_US")
        .session_id("s")
        .request_event_stream(EventStreamSender::once(Ok(Sent::TextInputEvent(text))));
    let mut output = soon(call.send()).await.expect("an output");
    let event = soon(output.response_event_stream.recv()).await.expect("an event").expect("not the end");
    let StartConversationResponseEventStream::TranscriptEvent(event) = event else { panic!("{event:?}") };
    assert_eq!((event.transcript(), event.event_id()), (Some("hello"), Some("e1")));
    let message = hear.recv().await.expect("a message");
    assert!(message.payload().starts_with(br#"{"text":"hi""#), "{message:?}");
}

#[tokio::test]
async fn bedrock_runtime() {
    use bedrock::types::ResponseStream;
    let url = h2::serve(|visit: Visit| async move {
        assert_eq!(visit.head.uri.path(), "/model/m/invoke-with-response-stream");
        tokio::spawn(async move { visit.event("chunk", br#"{"bytes":"aGVsbG8="}"#).await });
        http::Response::builder().status(200).header("X-Amzn-Bedrock-Content-Type", "application/json")
    })
    .await;
    let call = client!(bedrock, url).invoke_model_with_response_stream().model_id("m");
    let mut output = soon(call.send()).await.expect("an output");
    assert_eq!(output.content_type(), "application/json");
    let event = soon(output.body.recv()).await.expect("an event").expect("not the end");
    let ResponseStream::Chunk(chunk) = event else { panic!("{event:?}") };
    assert_eq!(chunk.bytes().map(|bytes| bytes.as_ref()), Some(&b"hello"[..]));
    assert!(soon(output.body.recv()).await.expect("the end").is_none());
}
