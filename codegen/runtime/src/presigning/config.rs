//! From when and for how long a presigned request holds.

use std::fmt::{Display, Formatter};
use std::time::{Duration, SystemTime};

/// The longest that a presigned request may hold: a week.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// From when and for how long a presigned request holds.
///
/// It ends earlier where its credentials do.
#[derive(Clone, Debug)]
pub struct PresigningConfig {
    start_time: SystemTime,
    expires_in: Duration,
}

impl PresigningConfig {
    /// Holds from now on for `expires_in`.
    ///
    /// # Errors
    /// If that is longer than a week.
    pub fn expires_in(expires_in: Duration) -> Result<Self, PresigningConfigError> {
        Self::builder().expires_in(expires_in).build()
    }

    /// Returns a builder.
    pub fn builder() -> PresigningConfigBuilder {
        PresigningConfigBuilder::default()
    }

    /// For how long it holds.
    pub fn expires(&self) -> Duration {
        self.expires_in
    }

    /// From when on it holds.
    pub fn start_time(&self) -> SystemTime {
        self.start_time
    }
}

/// Builds a [`PresigningConfig`].
#[derive(Clone, Debug, Default)]
pub struct PresigningConfigBuilder {
    start_time: Option<SystemTime>,
    expires_in: Option<Duration>,
}

impl PresigningConfigBuilder {
    /// Sets from when on it holds. Default: now.
    pub fn start_time(mut self, start_time: SystemTime) -> Self {
        self.set_start_time(Some(start_time));
        self
    }

    /// Sets from when on it holds; `None` means now.
    pub fn set_start_time(&mut self, start_time: Option<SystemTime>) -> &mut Self {
        self.start_time = start_time;
        self
    }

    /// Sets for how long it holds: at most a week.
    pub fn expires_in(mut self, expires_in: Duration) -> Self {
        self.set_expires_in(Some(expires_in));
        self
    }

    /// Sets or clears for how long it holds.
    pub fn set_expires_in(&mut self, expires_in: Option<Duration>) -> &mut Self {
        self.expires_in = expires_in;
        self
    }

    /// Builds the configuration.
    ///
    /// # Errors
    /// If it is not set for how long it holds, or that is longer than a week.
    pub fn build(self) -> Result<PresigningConfig, PresigningConfigError> {
        let expires_in = self.expires_in.ok_or(PresigningConfigError::ExpiresInRequired)?;
        if expires_in > LONGEST {
            return Err(PresigningConfigError::TooLong);
        }
        let start_time = self.start_time.unwrap_or_else(
            // What is signed for later has no other clock than that of the machine.
            SystemTime::now,
        );
        Ok(PresigningConfig { start_time, expires_in })
    }
}

/// What is wrong with a presigning configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PresigningConfigError {
    /// It is not set for how long the request holds.
    ExpiresInRequired,
    /// It would hold longer than a week.
    TooLong,
}

impl Display for PresigningConfigError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::ExpiresInRequired => "`expires_in` is required",
            Self::TooLong => "`expires_in` must be no longer than one week",
        })
    }
}

impl std::error::Error for PresigningConfigError {}
