//! Events that come with an output, from bytes in pieces, over a client without a network.

mod sample;
mod streaming;

use std::time::Duration;

use aws_smithy_types::DateTime;
use aws_smithy_types::event_stream::HeaderValue;
use smithwright_runtime::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use smithwright_runtime::stream::Incoming;
use smithwright_runtime::stream::event::RawMessage;
use smithwright_runtime::{EventReceiver, protocol};

use sample::error::{AnyOperation, Error};
use streaming::bodies::{Frame, body, event, exception, frame, pieces};
use streaming::{Lookup, Weather, WeatherError, watch, watch_plain};

type Failure = SdkError<WeatherError, RawMessage>;

/// What comes of a stream of these bytes, to its end.
async fn received(bytes: Vec<u8>) -> (Vec<Weather>, Option<Failure>) {
    let mut output = watch_plain(pieces(bytes, 7)).await.expect("an output");
    let mut events = Vec::new();
    loop {
        match output.weather.recv().await {
            Ok(Some(event)) => events.push(event),
            Ok(None) => return (events, None),
            Err(error) => {
                assert!(matches!(output.weather.recv().await, Ok(None)), "a stream goes on after {error:?}");
                return (events, Some(error));
            }
        }
    }
}

/// The text of the error that a stream of these bytes ends with, which is one of an unreadable response.
async fn unreadable(bytes: Vec<u8>) -> String {
    let (events, error) = received(bytes).await;
    let error = error.unwrap_or_else(|| panic!("no error after {events:?}"));
    assert!(matches!(error, SdkError::ResponseError(_)), "{error:?}");
    let text = format!("{error:?} {}", DisplayErrorContext(&error));
    assert!(!text.contains("secret") && !text.contains("115, 101, 99"), "{text}");
    text
}

#[tokio::test]
async fn of_each_form_in_pieces_of_each_size() {
    let taken = DateTime::from_secs(7);
    let mut bytes = event("Temperature", br#"{"degrees":21.5,"new":[1]}"#);
    bytes.extend(
        Frame::event("Picture")
            .with("station", HeaderValue::String("north".into()))
            .with("height", HeaderValue::Int32(12))
            .with("taken", HeaderValue::Timestamp(taken))
            .with("other", HeaderValue::Bool(true))
            .bytes(b"\xff\x00"),
    );
    bytes.extend(event("Report", br#"{"degrees":3}"#));
    bytes.extend(event("Line", "Grüße".as_bytes()));
    bytes.extend(event("Ping", b""));
    bytes.extend(event("Hail", b"what is this"));
    for size in [1, 2, 11, 12, 13, 64, 100_000] {
        let mut output = watch_plain(pieces(bytes.clone(), size)).await.expect("an output");
        let mut events = Vec::new();
        while let Some(event) = output.weather.recv().await.expect("an event") {
            events.push(event);
        }
        let [temperature, picture, report, line, ping, hail] = events.as_slice() else {
            panic!("{events:?}")
        };
        assert_eq!(temperature.as_temperature().map(|found| found.degrees), Ok(21.5));
        let picture = picture.as_picture().expect("a picture");
        assert_eq!(
            (picture.station(), picture.height(), picture.taken()),
            (Some("north"), Some(12), Some(&taken))
        );
        assert_eq!(picture.image().map(AsRef::as_ref), Some(&b"\xff\x00"[..]));
        let days = report.as_report().ok().and_then(|report| report.days());
        assert_eq!(days.map(|days| days.degrees), Some(3.0));
        assert_eq!(line.as_line().ok().and_then(|line| line.text()), Some("Grüße"));
        assert!(ping.is_ping() && hail.is_unknown());
        assert!(matches!(output.weather.recv().await, Ok(None)));
    }
}

#[tokio::test]
async fn sensitive_members_stay_hidden() {
    let (events, error) = received(event("Picture", b"secret")).await;
    let [picture] = events.as_slice() else { panic!("{error:?}") };
    assert_eq!(
        picture.as_picture().ok().and_then(|picture| picture.image()).map(AsRef::as_ref),
        Some(&b"secret"[..])
    );
    let text = format!("{picture:?}");
    assert!(text.contains("Redacted") && !text.contains("115, 101, 99"), "{text}");

    let (_, error) = received(exception("Busy", br#"{"message":"secret"}"#)).await;
    let error = error.expect("an error");
    let text = format!("{error:?} {}", DisplayErrorContext(&error));
    assert!(!text.contains("secret") && !text.contains("115, 101, 99"), "{text}");
    assert!(matches!(error.into_service_error(), Error::Busy(busy) if busy.message == "secret"));
}

#[tokio::test]
async fn modelled_errors_by_the_name_of_the_member() {
    let mut bytes = event("Ping", b"{}");
    // The member `Gone` is the error `Missing`.
    bytes.extend(exception("Gone", br#"{"Message":"not here","name":"a"}"#));
    bytes.extend(event("Ping", b"{}"));
    let (events, error) = received(bytes).await;
    assert_eq!(events.len(), 1);
    let error = error.expect("an error");
    assert!(matches!(error.raw_response(), Some(RawMessage::Decoded(raw)) if raw.payload().is_empty()));
    assert_eq!(error.code(), Some("Missing"));
    // Any operation's error can be made of it, as `?` does.
    let any: Error<AnyOperation> = error.into();
    let Error::Missing(missing) = any else { panic!("{any:?}") };
    assert_eq!((missing.message(), missing.name()), (Some("not here"), Some("a")));
}

#[tokio::test]
async fn errors_that_the_model_does_not_name() {
    let (_, error) = received(exception("Strange", br#"{"message":"odd"}"#)).await;
    let error = error.expect("an error").into_service_error();
    assert!(matches!(error, Error::Unhandled(_)));
    assert_eq!((error.code(), error.message()), (Some("Strange"), Some("odd")));

    let (_, error) = received(exception("Busy", b"secret")).await;
    let error = error.expect("an error").into_service_error();
    assert!(matches!(error, Error::Unhandled(_)), "{error:?}");
    assert_eq!(error.code(), Some("Busy"));

    let error = Frame::of("error")
        .with(":error-code", HeaderValue::String("InternalError".into()))
        .with(":error-message", HeaderValue::String("try later".into()));
    let (_, error) = received(error.bytes(b"")).await;
    let error = error.expect("an error");
    assert!(matches!(error, SdkError::ServiceError(_)));
    assert_eq!((error.code(), error.message()), (Some("InternalError"), Some("try later")));
}

#[tokio::test]
async fn unreadable_messages() {
    let no_json = unreadable(event("Temperature", br#"{"degrees":"secret"}"#)).await;
    assert!(no_json.contains("degrees"), "{no_json}");
    let wrong = Frame::event("Picture").with("height", HeaderValue::String("secret".into()));
    let text = unreadable(wrong.bytes(b"")).await;
    assert!(text.contains("the header `height` is not of the type that the model gives it"), "{text}");
    let text = unreadable(event("Line", b"\xffsecret")).await;
    assert!(text.contains("invalid utf-8"), "{text}");
    let text = unreadable(Frame::of("gossip").bytes(b"secret")).await;
    assert!(text.contains("`:message-type` is none of"), "{text}");
    let text = unreadable(Frame::of("event").bytes(b"secret")).await;
    assert!(text.contains("no header `:event-type`"), "{text}");
    let text = unreadable(frame(&[(":message-type", HeaderValue::Bool(true))], b"secret")).await;
    assert!(text.contains("the header `:message-type` is no string"), "{text}");
    let deep = format!("{{\"degrees\":{}", "[".repeat(100_000));
    unreadable(event("Temperature", deep.as_bytes())).await;
}

#[tokio::test]
async fn broken_frames() {
    let good = event("Ping", b"{}");
    let broken = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        [good.clone(), bytes].concat()
    };
    for at in 0..12 {
        let text = unreadable(broken(at)).await;
        assert!(text.contains("the checksum of a message's prelude is wrong"), "{at}: {text}");
    }
    for at in 12..good.len() {
        unreadable(broken(at)).await;
    }
    for end in 1..good.len() {
        let cut = [good.as_slice(), good.get(..end).unwrap_or_default()].concat();
        let (events, error) = received(cut).await;
        assert_eq!(events.len(), 1);
        let text = format!("{:?}", error.expect("an error"));
        assert!(text.contains("the stream ended within a message"), "{end}: {text}");
    }
    unreadable(b"{\"__type\":\"com.example#Busy\",\"message\":\"secret\"}".to_vec()).await;
}

/// Frames whose lengths and checksums are right and whose headers are anything.
#[tokio::test]
async fn headers_of_any_bytes() {
    let mut random = fastrand::Rng::with_seed(7);
    let good = streaming::bodies::headers(&event("Temperature", b""));
    let mut read = 0;
    for _ in 0..20_000 {
        let mut headers = good.clone();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(0..headers.len());
            match random.u8(0..3) {
                0 => headers[at] = random.u8(..),
                1 => headers.truncate(at.max(1)),
                _ => headers.insert(at, random.u8(..)),
            }
        }
        let declared = if random.bool() { headers.len() } else { random.usize(0..80) };
        let bytes = streaming::bodies::raw(declared, &headers, b"{\"degrees\":1}");
        let mut events = EventReceiver::<Weather, WeatherError>::default();
        events.attach(&protocol::AWS_JSON_1_0, body(vec![Ok(bytes)]));
        if let Ok(event) = events.recv().await {
            read += usize::from(event.is_some());
            assert!(matches!(events.recv().await, Ok(None)));
        }
    }
    // Most are refused; those that name another event are unknown events.
    assert!((1..10_000).contains(&read), "{read}");
}

#[tokio::test]
async fn lengths_that_are_too_small_or_too_large() {
    for length in [0_u32, 15, 24 * 1024 * 1024 + 128 * 1024 + 17, u32::MAX] {
        let mut bytes = [length.to_be_bytes(), 0_u32.to_be_bytes()].concat();
        bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
        // No more bytes are awaited.
        let mut output = watch_plain(body(vec![Ok(bytes), Err("waited")])).await.expect("an output");
        let error = output.weather.recv().await.expect_err("an error");
        let text = DisplayErrorContext(&error).to_string();
        assert!(text.contains(&format!("a message has {length} bytes, which is not from 16 to")), "{text}");
    }
}

#[tokio::test]
async fn a_connection_that_fails() {
    let bytes = event("Ping", b"{}");
    let mut output = watch_plain(body(vec![Ok(bytes), Err("reset")])).await.expect("an output");
    assert!(matches!(output.weather.recv().await, Ok(Some(Weather::Ping(_)))));
    let error = output.weather.recv().await.expect_err("an error");
    assert!(matches!(&error, SdkError::DispatchFailure(failure) if failure.is_io()), "{error:?}");
    assert!(matches!(output.weather.recv().await, Ok(None)));
}

#[tokio::test]
async fn other_members_come_with_the_first_message() {
    let mut bytes = event("initial-response", br#"{"session":"s1"}"#);
    bytes.extend(event("Ping", b"{}"));
    let mut output = watch(pieces(bytes, 5)).await.expect("an output");
    assert_eq!(output.session(), Some("s1"));
    assert!(
        format!("{output:?}").starts_with(r#"WatchOutput { session: Some("s1"), weather: EventReceiver"#)
    );
    assert!(matches!(output.weather.recv().await, Ok(Some(Weather::Ping(_)))));

    // Where there are none it is passed over.
    let (events, error) = received(event("initial-response", b"no JSON")).await;
    assert!(events.is_empty() && error.is_none());

    let mut output = watch(pieces(event("Ping", b"{}"), 5)).await.expect("an output");
    assert_eq!(output.session(), None);
    assert!(matches!(output.weather.recv().await, Ok(Some(Weather::Ping(_)))));
    assert!(matches!(output.weather.recv().await, Ok(None)));

    let error = watch(pieces(event("initial-response", br#"{"session":7}"#), 5)).await.expect_err("an error");
    assert!(matches!(error, SdkError::ResponseError(_)), "{error:?}");
    let error = watch(pieces(vec![0; 12], 5)).await.expect_err("an error");
    assert!(DisplayErrorContext(&error).to_string().contains("prelude"), "{error:?}");
}

#[tokio::test]
async fn errors_before_the_stream_are_those_of_the_operation() {
    let error = Lookup::error(400, r#"{"__type":"Missing","message":"no such city"}"#).await;
    assert_eq!(error.raw_response().map(|raw| raw.status().as_u16()), Some(400));
    assert!(error.into_service_error().is_missing());
}

/// A download that stands still for seconds is broken off; a stream of events is not.
#[tokio::test(start_paused = true)]
async fn nothing_may_happen_for_long() {
    let (sender, slow) = streaming::bodies::channel();
    let mut output = watch_plain(slow).await.expect("an output");
    let later = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(3600)).await;
        sender.send(event("Ping", b"{}")).expect("an open stream");
    });
    assert!(matches!(output.weather.recv().await, Ok(Some(Weather::Ping(_)))));
    later.await.expect("the message was sent");
}

#[tokio::test]
async fn waiting_may_be_broken_off() {
    let bytes = event("Temperature", br#"{"degrees":1}"#);
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let (sender, slow) = streaming::bodies::channel();
    let mut output = watch_plain(slow).await.expect("an output");
    sender.send(first.to_vec()).expect("an open stream");
    let early = tokio::time::timeout(Duration::from_millis(20), output.weather.recv()).await;
    assert!(early.is_err());
    sender.send(second.to_vec()).expect("an open stream");
    let event = output.weather.recv().await.expect("an event");
    assert!(matches!(event, Some(Weather::Temperature(found)) if found.degrees == 1.0));
}
