//! What generated smithwright clients call.
