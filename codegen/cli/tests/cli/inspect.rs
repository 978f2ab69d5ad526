//! `smithwright inspect`.

use crate::support::{assert_fails, folder, json, run};

#[test]
fn numbers_and_lists() {
    let folder = folder("inspect");
    let overview = run(&folder, &["inspect", "weather.json"]);
    let expected = "Weather Service, version 2024-01-01\n  service     example.weather#Weather\n  \
                    protocols   aws.protocols#awsJson1_0\n  operations  2\n  waiters     0\n  \
                    shapes      3: 3 structure\n";
    assert_eq!((overview.code, overview.out.as_str(), overview.err.as_str()), (Some(0), expected, ""));
    let operations = run(&folder, &["inspect", "weather.json", "--operations"]);
    assert_eq!(operations.out, "GetCity     GetCityInput -> ()\nListCities  () -> Cities\n");
    let shapes = run(&folder, &["inspect", "weather.json", "--shapes", "--operation", "List*"]);
    assert_eq!(shapes.out, "structure  example.weather#Cities\nstructure  example.weather#City\n");
    let both = run(&folder, &["inspect", "weather.json", "--shapes", "--operations"]);
    assert_eq!(both.code, Some(2));
}

#[test]
fn why_a_shape_is_there() {
    let folder = folder("why");
    let why = |args: &[&str]| run(&folder, &[&["inspect", "weather.json", "--why"], args].concat());
    let city = why(&["City"]);
    let expected = "example.weather#City is reached by\n  operation ListCities\n  output    Cities\n  \
                    .best     City\n";
    assert_eq!((city.code, city.out.as_str()), (Some(0), expected));
    assert_eq!(why(&["example.weather#City$name"]).out, format!("{expected}  .name\n"));
    let left_out = why(&["City", "--operation", "GetCity"]);
    assert_eq!(left_out.out, "example.weather#City is left out: none of the chosen operations needs it\n");
    assert_eq!(why(&["GetCity"]).out, "example.weather#GetCity is an operation\n");

    assert_fails(&why(&["Citty"]), 2, &["the model has no shape `Citty`", "did you mean `City`"]);
    assert_fails(&why(&["City$nam"]), 2, &["has no member `nam`", "did you mean `name`?"]);
    assert_fails(&why(&["a b#c$d$e"]), 2, &["the model has no shape"]);
}

#[test]
fn for_machines() {
    let folder = folder("inspect-json");
    let document = json(&run(&folder, &["inspect", "weather.json", "--json", "--why", "City"]));
    assert_eq!((&document["format"], &document["ok"]), (&1.into(), &true.into()));
    assert_eq!(document["service"]["sdkId"], "Weather");
    assert_eq!(document["operations"][1]["output"], "example.weather#Cities");
    let step = serde_json::json!({
        "by": "member", "from": "example.weather#Cities", "member": "best", "shape": "example.weather#City"
    });
    assert_eq!((&document["why"]["reached"], &document["why"]["path"][1]), (&true.into(), &step));

    let unknown = run(&folder, &["inspect", "weather.json", "--json", "--why", "Cty"]);
    assert_eq!((unknown.code, unknown.err.as_str()), (Some(2), ""));
    assert_eq!(json(&unknown)["diagnostics"][0]["code"], "SW0805");
}
