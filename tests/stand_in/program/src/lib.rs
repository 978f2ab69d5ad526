//! A program as somebody wrote it for the official crate; nothing in it says that it gets another.

#[cfg(test)]
mod tests {
    use aws_sdk_proton::config::{BehaviorVersion, Config, Credentials, Region};
    use aws_sdk_proton::operation::get_environment::{GetEnvironmentError, GetEnvironmentOutput};
    use aws_sdk_proton::types::Environment;
    use aws_sdk_proton::types::error::ResourceNotFoundException;
    use std::io::{Read, Write};
    use std::net::TcpListener;

    /// A client of a service that answers once.
    fn client(status: &'static str, body: &'static str) -> aws_sdk_proton::Client {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            let mut part = [0; 1024];
            while !request.ends_with(br#"{"name":"live"}"#) {
                let length = stream.read(&mut part).unwrap();
                assert_ne!(length, 0, "the request was cut short");
                request.extend_from_slice(&part[..length]);
            }
            let head = String::from_utf8_lossy(&request).to_lowercase();
            assert!(head.contains("x-amz-target: awsproton20200720.getenvironment"), "{head}");
            assert!(head.contains("api/proton/1.119.0"), "{head}");
            let length = body.len();
            write!(stream, "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}").unwrap();
        });
        let credentials = Credentials::for_tests();
        let config = Config::builder().behavior_version(BehaviorVersion::latest()).region(Region::new("eu-west-1"));
        aws_sdk_proton::Client::from_conf(config.credentials_provider(credentials).endpoint_url(url).build())
    }

    #[tokio::test]
    async fn an_answer() {
        let body = r#"{"environment":{"name":"live","arn":"a","createdAt":1,"lastDeploymentAttemptedAt":1,
            "lastDeploymentSucceededAt":1,"deploymentStatus":"SUCCEEDED","templateName":"t",
            "templateMajorVersion":"1","templateMinorVersion":"0"}}"#;
        let answer = client("200 OK", body).get_environment().name("live").send().await.unwrap();
        assert_eq!(answer.environment().map(Environment::template_name), Some("t"));
    }

    #[tokio::test]
    async fn an_error() {
        let body = r#"{"__type":"ResourceNotFoundException","message":"none"}"#;
        let error = client("400 Bad Request", body).get_environment().name("live").send().await.unwrap_err();
        let error = error.into_service_error();
        assert!(matches!(error, GetEnvironmentError::ResourceNotFoundException(_)), "{error:?}");
        assert_eq!(error.meta().message(), Some("none"));
    }

    /// Builders of what only responses hold, which programs without `test-util` use too.
    #[test]
    fn builders() {
        assert!(GetEnvironmentOutput::builder().build().environment().is_none());
        let error = ResourceNotFoundException::builder().message("none").build().unwrap();
        assert_eq!(error.message(), "none");
    }
}
