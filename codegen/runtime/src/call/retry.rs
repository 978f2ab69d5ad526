//! Which failed requests are worth another attempt.
//!
//! The official classifiers are generic over the error type; these read the same facts through the operation's
//! function pointers, so that nothing is compiled per operation.

use std::time::Duration;

use aws_runtime::retries::classifiers::{THROTTLING_ERRORS, TRANSIENT_ERRORS};
use aws_smithy_runtime::client::retries::classifiers::TransientErrorClassifier;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority, RetryReason, SharedRetryClassifier,
};

use super::operation_plugin::customizations;
use crate::error::ErrorKind;
use crate::operation::erased::{ErrorFacts, OperationMeta};

/// The classifiers of an operation.
pub(super) fn classifiers(meta: &'static OperationMeta) -> Vec<SharedRetryClassifier> {
    vec![
        // Looks at the orchestrator's own errors only; the type parameter does not matter.
        SharedRetryClassifier::new(TransientErrorClassifier::<std::fmt::Error>::new()),
        SharedRetryClassifier::new(Modeled(meta)),
        SharedRetryClassifier::new(ErrorCode(meta)),
        #[cfg(feature = "aws-runtime-1-10")]
        SharedRetryClassifier::new(ClockSkew(meta)),
    ]
}

fn facts<'a>(meta: &OperationMeta, context: &'a InterceptorContext) -> Option<ErrorFacts<'a>> {
    let error = context.output_or_error()?.err()?;
    (meta.facts)(error.as_operation_error()?)
}

/// Errors with the `smithy.api#retryable` trait.
#[derive(Debug)]
struct Modeled(&'static OperationMeta);

impl ClassifyRetry for Modeled {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        facts(self.0, context)
            .and_then(|facts| facts.kind)
            .map(RetryAction::retryable_error)
            .unwrap_or_default()
    }

    fn name(&self) -> &'static str {
        "modeled as retryable"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::modeled_as_retryable_classifier()
    }
}

/// Error codes that mean throttling or a passing failure at every AWS service.
#[derive(Debug)]
struct ErrorCode(&'static OperationMeta);

impl ErrorCode {
    fn kind(&self, context: &InterceptorContext) -> Option<ErrorKind> {
        let facts = facts(self.0, context)?;
        let code = facts.meta.code()?;
        if THROTTLING_ERRORS.contains(&code) {
            Some(ErrorKind::ThrottlingError)
        } else if TRANSIENT_ERRORS.contains(&code) || customizations(self.0).any(|it| it.is_transient(code)) {
            Some(ErrorKind::TransientError)
        } else {
            None
        }
    }
}

impl ClassifyRetry for ErrorCode {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        match self.kind(context) {
            Some(kind) => retry(kind, retry_after(context)),
            None => RetryAction::NoActionIndicated,
        }
    }

    fn classify_retry_v2(&self, context: &InterceptorContext, previous: &RetryAction) -> RetryAction {
        let own = self.classify_retry(context);
        if own != RetryAction::NoActionIndicated {
            return own;
        }
        // A delay that the service asks for counts for whatever another classifier found retryable, too.
        let RetryAction::RetryIndicated(RetryReason::RetryableError { kind, retry_after: None }) = previous
        else {
            return own;
        };
        match retry_after(context) {
            Some(delay) => retry(*kind, Some(delay)),
            None => own,
        }
    }

    fn name(&self) -> &'static str {
        "AWS error code"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_before(RetryClassifierPriority::modeled_as_retryable_classifier())
    }
}

fn retry(kind: ErrorKind, retry_after: Option<Duration>) -> RetryAction {
    RetryAction::RetryIndicated(RetryReason::RetryableError { kind, retry_after })
}

/// The `x-amz-retry-after` header, in milliseconds.
fn retry_after(context: &InterceptorContext) -> Option<Duration> {
    let header = context.response()?.headers().get("x-amz-retry-after")?;
    header.parse().ok().map(Duration::from_millis)
}

/// Signatures that failed because the clocks differ.
#[cfg(feature = "aws-runtime-1-10")]
#[derive(Debug)]
struct ClockSkew(&'static OperationMeta);

#[cfg(feature = "aws-runtime-1-10")]
impl ClassifyRetry for ClockSkew {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        (self.0.clock_skew)(context)
    }

    fn name(&self) -> &'static str {
        "clock skew"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::http_status_code_classifier())
    }
}
