//! Events both ways over HTTP/2, with the clients of fixtures.

mod h2;
mod signed;

use std::time::Duration;

use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_types::event_stream::{HeaderValue, Message};
use smithwright_runtime::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use smithwright_runtime::stream::event::EventStreamSender;
use streams::{duplex, events};
use tokio::sync::{mpsc, oneshot};

use duplex::types::error::QuestionsError;
use duplex::types::{Answers, Question, Questions, Sound};
use h2::Visit;
use signed::Chain;

const SECRET: &str = "ANOTREAL";

fn client(url: String) -> duplex::Client {
    use duplex::config::{BehaviorVersion, Credentials, Region};
    let config = duplex::config::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("ANOTREAL", SECRET, None, None, "test"))
        .http_client(h2::client())
        .endpoint_url(url);
    duplex::Client::from_conf(config.build())
}

/// A stream of what is sent into it.
struct Sent<I>(mpsc::UnboundedReceiver<I>);

impl<I> futures_core::Stream for Sent<I> {
    type Item = I;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<I>> {
        self.0.poll_recv(context)
    }
}

type Ask = mpsc::UnboundedSender<Result<Questions, QuestionsError>>;

/// A way to ask, and the stream of what is asked.
fn questions() -> (Ask, EventStreamSender<Questions, QuestionsError>) {
    let (ask, asked) = mpsc::unbounded_channel();
    (ask, Sent(asked).into())
}

fn question(number: i16, text: &str) -> Questions {
    Questions::Question(Question::builder().number(number).text(text).build())
}

fn text<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    let header = message.headers().iter().find(|header| header.name().as_str() == name)?;
    header.value().as_string().ok().map(|text| text.as_str())
}

fn ok() -> http::response::Builder {
    http::Response::builder().status(200).header("x-room", "blue")
}

async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("in time")
}

/// Each question is answered before the next is asked: neither side waits for the other to end.
#[tokio::test]
async fn a_conversation() {
    let (heard, hear) = oneshot::channel();
    let heard = std::sync::Arc::new(std::sync::Mutex::new(Some(heard)));
    let url = h2::serve(move |mut visit: Visit| {
        let heard = heard.lock().expect("a lock").take().expect("one visit");
        async move {
            assert_eq!(visit.head.version, http::Version::HTTP_2);
            assert_eq!(visit.header("content-type"), Some("application/vnd.amazon.eventstream"));
            assert_eq!((visit.header("content-length"), visit.header("x-topic")), (None, Some("birds")));
            tokio::spawn(async move {
                let mut chain = Chain::of(visit.header("authorization").expect("a signature"), SECRET);
                let mut messages = Vec::new();
                while let Some(frame) = visit.frame().await.expect("a frame") {
                    let Some(message) = chain.verified(&frame) else {
                        assert!(visit.frame().await.expect("the end").is_none(), "nothing after the end");
                        break;
                    };
                    visit
                        .event("answer", format!(r#"{{"text":"{} heard"}}"#, messages.len()).as_bytes())
                        .await;
                    messages.push(message);
                }
                let _ = heard.send(messages);
            });
            ok()
        }
    })
    .await;
    let (ask, asked) = questions();
    let mut output =
        soon(client(url).discuss().topic("birds").questions(asked).send()).await.expect("an output");
    assert_eq!(output.room(), "blue");
    let sound = Questions::Sound(Sound::builder().wave(duplex::primitives::Blob::new([1, 2])).build());
    let pause = Questions::Pause(duplex::types::Pause::builder().build());
    for (number, event) in [question(7, "why?"), sound, pause].into_iter().enumerate() {
        ask.send(Ok(event)).expect("a listener");
        let answer = soon(output.answers.recv()).await.expect("an answer").expect("not the end");
        let Answers::Answer(answer) = answer else { panic!("{answer:?}") };
        assert_eq!(answer.text(), Some(format!("{number} heard").as_str()));
    }
    drop(ask);
    assert!(soon(output.answers.recv()).await.expect("the end").is_none());
    let messages = soon(hear).await.expect("what was heard");
    let [asked, sound, pause] = messages.as_slice() else { panic!("{messages:?}") };
    assert_eq!(
        (text(asked, ":event-type"), text(asked, ":content-type")),
        (Some("question"), Some("application/json"))
    );
    assert!(asked.headers().iter().any(|header| *header.value() == HeaderValue::Int16(7)));
    assert_eq!(asked.payload().as_ref(), br#"{"text":"why?"}"#);
    assert_eq!(
        (text(sound, ":content-type"), sound.payload().as_ref()),
        (Some("application/octet-stream"), &[1, 2][..])
    );
    assert_eq!((text(pause, ":content-type"), pause.payload().len()), (None, 0));
}

/// Without authentication nothing is wrapped, and nothing ends the stream but its end.
#[tokio::test]
async fn unsigned() {
    let (heard, mut hear) = mpsc::unbounded_channel();
    let url = h2::serve(move |mut visit: Visit| {
        let heard = heard.clone();
        async move {
            assert_eq!(visit.header("authorization"), None);
            while let Some(frame) = visit.frame().await.expect("a frame") {
                heard.send(read_message_from(&*frame).expect("a message")).expect("a listener");
            }
            http::Response::builder().status(200)
        }
    })
    .await;
    let once = EventStreamSender::once(Ok(question(1, "psst")));
    soon(client(url).whisper().questions(once).send()).await.expect("an output");
    let message = hear.recv().await.expect("a message");
    assert_eq!(
        (text(&message, ":event-type"), message.payload().as_ref()),
        (Some("question"), &br#"{"text":"psst"}"#[..])
    );
    assert!(hear.try_recv().is_err(), "no more messages");
}

#[tokio::test]
async fn no_events_where_some_are_required() {
    let error = client("http://127.0.0.1:1".to_owned()).discuss().send().await.expect_err("no events");
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    let text = DisplayErrorContext(error).to_string();
    assert!(
        text.contains("questions was not specified but it is required when building DiscussInput"),
        "{text}"
    );
    assert!(duplex::operation::discuss::DiscussInput::builder().build().is_err());
}

/// Answers with this status, and then with these messages.
async fn answering(
    status: u16,
    messages: Vec<(Vec<(&'static str, &'static str)>, &'static [u8])>,
) -> duplex::Client {
    let url = h2::serve(move |visit: Visit| {
        let messages = messages.clone();
        async move {
            for (headers, payload) in messages {
                if headers.is_empty() {
                    let _ = visit.answer.send(Ok(payload.into())).await;
                } else {
                    visit.push(&headers, payload).await;
                }
            }
            // The request's stream ends with this; HTTP/2 lets a server answer before that.
            ok().status(status)
        }
    })
    .await;
    client(url)
}

#[tokio::test]
async fn an_error_before_the_stream() {
    let body = br#"{"__type":"Closed","message":"come back tomorrow"}"#;
    let client = answering(400, vec![(Vec::new(), body)]).await;
    let (_ask, asked) = questions();
    let error =
        soon(client.discuss().questions(asked).send()).await.expect_err("an error").into_service_error();
    assert!(error.is_closed(), "{error:?}");
    assert_eq!(error.message(), Some("come back tomorrow"));
}

#[tokio::test]
async fn errors_within_the_stream() {
    let closed = vec![(":message-type", "exception"), (":exception-type", "closed")];
    let client = answering(200, vec![(closed, br#"{"message":"time is up"}"#)]).await;
    let (_ask, asked) = questions();
    let mut output = soon(client.discuss().questions(asked).send()).await.expect("an output");
    let error = soon(output.answers.recv()).await.expect_err("an error").into_service_error();
    assert!(error.is_closed() && error.message() == Some("time is up"), "{error:?}");

    let broken = vec![(":message-type", "error"), (":error-code", "Broken"), (":error-message", "sorry")];
    let client = answering(200, vec![(broken, b"")]).await;
    let (_ask, asked) = questions();
    let mut output = soon(client.discuss().questions(asked).send()).await.expect("an output");
    let error = soon(output.answers.recv()).await.expect_err("an error").into_service_error();
    assert_eq!((error.code(), error.message()), (Some("Broken"), Some("sorry")));
}

/// What must come before events and does not.
#[tokio::test]
async fn a_required_member_that_is_missing() {
    let url = h2::serve(|_: Visit| async { http::Response::builder().status(200) }).await;
    let (_ask, asked) = questions();
    let error = soon(client(url).discuss().questions(asked).send()).await.expect_err("no room");
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("the response lacks the required member `room`, the header `x-room`"), "{text}");
}

/// Whoever lets go of the receiver lets go of the whole stream, and the server learns of it.
#[tokio::test]
async fn a_receiver_that_is_dropped() {
    let (gone, mut seen) = mpsc::unbounded_channel();
    let url = h2::serve(move |visit: Visit| {
        let gone = gone.clone();
        async move {
            tokio::spawn(async move {
                visit.event("answer", br#"{"text":"first"}"#).await;
                visit.answer.closed().await;
                let _ = gone.send(());
            });
            ok()
        }
    })
    .await;
    let (ask, asked) = questions();
    let mut output = soon(client(url).discuss().questions(asked).send()).await.expect("an output");
    soon(output.answers.recv()).await.expect("an answer").expect("not the end");
    drop(output);
    drop(ask);
    soon(seen.recv()).await.expect("the server saw it");
}

/// A modelled error is a message; with any other the stream breaks off.
#[tokio::test]
async fn a_sender_that_fails() {
    let (heard, mut hear) = mpsc::unbounded_channel();
    let url = h2::serve(move |mut visit: Visit| {
        let heard = heard.clone();
        async move {
            tokio::spawn(async move {
                let mut chain = Chain::of(visit.header("authorization").expect("a signature"), SECRET);
                loop {
                    let frame = visit.frame().await.map_err(|error| error.to_string());
                    let message = match frame {
                        Ok(Some(frame)) => Ok(chain.verified(&frame)),
                        Ok(None) => return,
                        Err(error) => Err(error),
                    };
                    let failed = message.is_err();
                    let _ = heard.send(message);
                    if failed {
                        return;
                    }
                }
            });
            ok()
        }
    })
    .await;
    let hung_up = duplex::types::error::HungUp::builder().message("bye").build();
    let (ask, asked) = questions();
    let output = soon(client(url).discuss().questions(asked).send()).await.expect("an output");
    ask.send(Err(QuestionsError::HungUp(hung_up))).expect("a listener");
    let message = soon(hear.recv()).await.expect("a message").expect("whole").expect("not the last");
    assert_eq!(
        (text(&message, ":message-type"), text(&message, ":exception-type"), message.payload().as_ref()),
        (Some("exception"), Some("hungUp"), &br#"{"message":"bye"}"#[..])
    );
    ask.send(Err(QuestionsError::unhandled("the microphone broke"))).expect("a listener");
    soon(hear.recv()).await.expect("news").expect_err("the stream broke off");
    drop(output);
}

/// A server that goes away in the middle.
#[tokio::test]
async fn a_peer_that_stops() {
    let url = h2::serve(|mut visit: Visit| async move {
        tokio::spawn(async move {
            visit.event("answer", br#"{"text":"first"}"#).await;
            // What was sent before would be lost with the stream.
            visit.frame().await.expect("a question");
            let _ = visit.answer.send(Err(std::io::Error::other("gone"))).await;
        });
        ok()
    })
    .await;
    let (ask, asked) = questions();
    let mut output = soon(client(url).discuss().questions(asked).send()).await.expect("an output");
    soon(output.answers.recv()).await.expect("an answer").expect("not the end");
    ask.send(Ok(question(1, "still there?"))).expect("a listener");
    let error = soon(output.answers.recv()).await.expect_err("broken off");
    assert!(matches!(error, SdkError::DispatchFailure(_)), "{error:?}");
    assert!(matches!(soon(output.answers.recv()).await, Ok(None)));
}

/// In RPC protocols the other members are a message of their own, before all events.
#[tokio::test]
async fn an_initial_request() {
    let (heard, mut hear) = mpsc::unbounded_channel();
    let url = h2::serve(move |mut visit: Visit| {
        let heard = heard.clone();
        async move {
            assert_eq!(visit.header("x-amz-target"), Some("Weather.Chat"));
            let mut chain = Chain::of(visit.header("authorization").expect("a signature"), SECRET);
            while let Some(frame) = visit.frame().await.expect("a frame") {
                if let Some(message) = chain.verified(&frame) {
                    heard.send(message).expect("a listener");
                }
            }
            let _ = visit.answer.send(Ok(b"{}"[..].into())).await;
            http::Response::builder().status(200)
        }
    })
    .await;
    let client = weather(url);
    let warm = events::types::Temperature::builder().degrees(21.5).build().expect("a temperature");
    let once = EventStreamSender::once(Ok(events::types::Questions::Question(warm)));
    soon(client.chat().questions(once).send()).await.expect("an output");
    let first = hear.recv().await.expect("a message");
    assert_eq!(
        (text(&first, ":event-type"), text(&first, ":content-type"), first.payload().as_ref()),
        (Some("initial-request"), Some("application/x-amz-json-1.1"), &b"{}"[..])
    );
    let second = hear.recv().await.expect("a message");
    assert_eq!(
        (text(&second, ":event-type"), second.payload().as_ref()),
        (Some("question"), &br#"{"degrees":21.5}"#[..])
    );
}

fn weather(url: String) -> events::Client {
    use events::config::{BehaviorVersion, Credentials, Region};
    let config = events::config::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("ANOTREAL", SECRET, None, None, "test"))
        .http_client(h2::client())
        .endpoint_url(url);
    events::Client::from_conf(config.build())
}

/// The first message has the other members of the output, one of which is required.
#[tokio::test]
async fn an_initial_response() {
    let url = h2::serve(|visit: Visit| async move {
        if visit.header("x-whole").is_some() {
            visit.event("initial-response", br#"{"session":"s1"}"#).await;
        }
        visit.event("Temperature", br#"{"degrees":3}"#).await;
        http::Response::builder().status(200)
    })
    .await;
    let watch = weather(url).watch_city().city("a");
    let whole = watch.clone().customize().mutate_request(|request| {
        request.headers_mut().insert("x-whole", "yes");
    });
    let mut output = soon(whole.send()).await.expect("an output");
    assert_eq!(output.session(), "s1");
    assert!(soon(output.weather.recv()).await.expect("an event").expect("not the end").is_temperature());
    let error = DisplayErrorContext(soon(watch.send()).await.expect_err("no session")).to_string();
    let expected = "the stream began without a message that has the required members `session`";
    assert!(error.contains(expected), "{error}");
}
