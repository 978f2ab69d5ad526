//! Timestamps in all formats.

mod shapes;

use shapes::{Choice, Times, read, write};
use smithwright_runtime::Blank;
use smithwright_runtime::primitives::DateTime;

#[test]
fn each_format_goes_there_and_back() {
    let json = concat!(
        r#"{"plain":1398796238,"dateTime":"2014-04-29T18:30:38Z","httpDate":"Tue, 29 Apr 2014 18:30:38 GMT","#,
        r#""epochSeconds":1398796238.123456789,"list":["2014-04-29T18:30:38.5Z","1969-12-31T23:59:59Z"],"#,
        r#""lists":{"k":["Tue, 29 Apr 2014 18:30:38 GMT"]}}"#,
    );
    let times: Times = read(json).unwrap();
    let moment = Some(DateTime::from_secs(1_398_796_238));
    assert_eq!((times.plain, times.date_time, times.http_date), (moment, moment, moment));
    assert_eq!(times.epoch_seconds, Some(DateTime::from_secs_and_nanos(1_398_796_238, 123_456_789)));
    assert_eq!(write(&times).unwrap(), json);
}

#[test]
fn offsets_and_fractions_are_read() {
    let times: Times = read(
        r#"{"dateTime":"2014-04-29T20:30:38.5+02:00","httpDate":"Tue, 29 Apr 2014 18:30:38.123 GMT","plain":-0.5}"#,
    )
    .unwrap();
    assert_eq!(times.date_time, Some(DateTime::from_secs_and_nanos(1_398_796_238, 500_000_000)));
    assert_eq!(times.http_date, Some(DateTime::from_secs_and_nanos(1_398_796_238, 123_000_000)));
    assert_eq!(times.plain, Some(DateTime::from_secs_and_nanos(-1, 500_000_000)));
    assert_eq!(read::<Times>(&write(&times).unwrap()).unwrap().plain, times.plain);
}

#[test]
fn a_wrong_format_is_an_error() {
    let error = |json| read::<Times>(json).err().unwrap_or_default();
    assert!(
        error(r#"{"dateTime":1398796238}"#).contains("Times.dateTime: expected a timestamp, found a number")
    );
    assert!(error(r#"{"dateTime":"yesterday"}"#).contains("expected a date-time timestamp"));
    assert!(error(r#"{"httpDate":"2014-04-29T18:30:38Z"}"#).contains("expected an http-date timestamp"));
    assert!(error(r#"{"list":["2014-04-29T18:30:38Z",5]}"#).contains("Times.list[1]: expected a timestamp"));
    assert!(error(r#"{"lists":{"k":["x"]}}"#).contains("Times.lists.value[0]: expected an http-date"));
}

#[test]
fn what_a_format_cannot_say_is_an_error() {
    let mut times = Times::blank();
    times.date_time = Some(DateTime::from_secs(i64::MAX));
    assert!(write(&times).is_err());
    times.date_time = None;
    times.plain = Some(DateTime::from_secs(i64::MAX));
    assert_eq!(write(&times).unwrap(), r#"{"plain":9223372036854775807}"#);
}

#[test]
fn members_of_unions_have_formats_too() {
    let choice: Choice = read(r#"{"at":"2014-04-29T18:30:38Z"}"#).unwrap();
    assert!(choice == Choice::At(DateTime::from_secs(1_398_796_238)));
    assert_eq!(write(&choice).unwrap(), r#"{"at":"2014-04-29T18:30:38Z"}"#);
}
