//! A stand-in for the service: environment account connections, kept in memory.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::server::{Answer, Received};

/// The state of a service that knows environment account connections only.
#[derive(Debug, Default)]
pub struct Connections {
    known: BTreeMap<String, Value>,
    clock: u32,
}

/// What the service refuses: HTTP status, code, message.
type Refusal = (u16, &'static str, String);

impl Connections {
    /// Answers a request, as the service does.
    pub fn answer(&mut self, request: &Received) -> Answer {
        let input = request.json();
        let answer = match request.operation() {
            Some("CreateEnvironmentAccountConnection") => self.create(&input),
            Some("GetEnvironmentAccountConnection") => self.find(&input).map(|found| wrapped(found)),
            Some("AcceptEnvironmentAccountConnection") => self.decide(&input, "CONNECTED"),
            Some("RejectEnvironmentAccountConnection") => self.decide(&input, "REJECTED"),
            Some("UpdateEnvironmentAccountConnection") => self.update(&input),
            Some("ListEnvironmentAccountConnections") => self.list(&input),
            other => {
                Err(invalid(format!("the stand-in does not know {}", other.unwrap_or("this operation"))))
            }
        };
        match answer {
            Ok(body) => Answer::ok(body),
            Err((status, code, message)) => Answer::error(status, code, &message),
        }
    }

    fn create(&mut self, input: &Value) -> Result<Value, Refusal> {
        for member in ["clientToken", "managementAccountId", "environmentName"] {
            if input[member].as_str().is_none_or(str::is_empty) {
                return Err(invalid(format!("{member} is missing")));
            }
        }
        let time = self.time();
        let id = format!("00000000-0000-4000-8000-{:012}", self.known.len() + 1);
        let connection = json!({
            "id": id,
            "arn": format!("arn:aws:proton:eu-west-1:222222222222:environment-account-connection/{id}"),
            "managementAccountId": input["managementAccountId"],
            "environmentAccountId": "111111111111",
            "environmentName": input["environmentName"],
            "roleArn": input["roleArn"].as_str().unwrap_or_default(),
            "status": "PENDING",
            "requestedAt": time,
            "lastModifiedAt": time,
        });
        self.known.insert(id, connection.clone());
        Ok(wrapped(&connection))
    }

    fn find(&mut self, input: &Value) -> Result<&mut Value, Refusal> {
        let Some(id) = input["id"].as_str() else { return Err(invalid("id is missing".to_owned())) };
        let unknown =
            || (404, "ResourceNotFoundException", format!("no environment account connection {id}"));
        self.known.get_mut(id).ok_or_else(unknown)
    }

    fn decide(&mut self, input: &Value, status: &str) -> Result<Value, Refusal> {
        let time = self.time();
        let found = self.find(input)?;
        if found["status"] != "PENDING" {
            let message =
                format!("the connection is {}, not PENDING", found["status"].as_str().unwrap_or_default());
            return Err((409, "ConflictException", message));
        }
        found["status"] = status.into();
        found["lastModifiedAt"] = time;
        Ok(wrapped(found))
    }

    fn update(&mut self, input: &Value) -> Result<Value, Refusal> {
        let time = self.time();
        let found = self.find(input)?;
        if input["roleArn"].is_string() {
            found["roleArn"] = input["roleArn"].clone();
        }
        found["lastModifiedAt"] = time;
        Ok(wrapped(found))
    }

    /// A page: as many as asked for, and the id of the next as token.
    fn list(&mut self, input: &Value) -> Result<Value, Refusal> {
        if !input["requestedBy"].is_string() {
            return Err(invalid("requestedBy is missing".to_owned()));
        }
        let first = input["nextToken"].as_str().unwrap_or_default().to_owned();
        let size = input["maxResults"].as_u64().map_or(100, |size| usize::try_from(size).unwrap_or(100));
        let mut rest = self.known.range(first..).map(|(_, connection)| connection.clone());
        let page: Vec<_> = rest.by_ref().take(size).collect();
        let next = rest.next().map(|connection| connection["id"].clone());
        Ok(json!({ "environmentAccountConnections": page, "nextToken": next }))
    }

    /// Seconds since 1970; a minute passes with each change, so that runs are alike.
    fn time(&mut self) -> Value {
        self.clock += 60;
        json!(1_600_000_000 + self.clock)
    }
}

fn wrapped(connection: &Value) -> Value {
    json!({ "environmentAccountConnection": connection })
}

fn invalid(message: String) -> Refusal {
    (400, "ValidationException", message)
}
