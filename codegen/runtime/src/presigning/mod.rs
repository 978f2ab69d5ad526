//! Requests that are signed now and sent later, by anybody (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html>).

mod config;
mod request;

pub use config::{PresigningConfig, PresigningConfigBuilder, PresigningConfigError};
pub use request::PresignedRequest;
