//! Where the models are.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder of shared data: `../shared`, or the one that `SMITHWRIGHT_SHARED` names.
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = match std::env::var_os("SMITHWRIGHT_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    if folder.join("models").is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: no shared models at {}", folder.display());
    None
}

/// The version of botocore of the week of the shared models.
pub(crate) const BOTOCORE: &str = "1.37.26";

/// The folders of those services of which there are shared models. Transcribe Streaming is not in botocore.
const SERVICES: [&str; 28] = [
    "acm-pca",
    "apigateway",
    "bedrock-runtime",
    "cloudwatch",
    "codecatalyst",
    "cognito-idp",
    "dynamodb",
    "ebs",
    "events",
    "freetier",
    "glacier",
    "glue",
    "iam",
    "kinesis",
    "lambda",
    "lexv2-runtime",
    "polly",
    "proton",
    "route53",
    "s3",
    "s3control",
    "sns",
    "sqs",
    "sso",
    "sso-oidc",
    "sts",
    "timestream-query",
    "wafv2",
];

/// The definitions of these services, each in a folder, if they are to be had.
pub(crate) fn botocore() -> Option<Vec<PathBuf>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../botocore.py");
    let output =
        Command::new("python3").arg(script).arg(BOTOCORE).args(SERVICES).stdin(Stdio::null()).output();
    let output = match output {
        Ok(output) if output.status.success() => output,
        Ok(output) => {
            eprintln!("skipped: {}", String::from_utf8_lossy(&output.stderr).trim());
            return None;
        }
        Err(error) => {
            eprintln!("skipped: there is no Python: {error}");
            return None;
        }
    };
    let data = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    Some(SERVICES.iter().map(|service| data.join(service)).collect())
}
