//! A request that is being built for a client.

use std::fmt::Debug;

use aws_smithy_runtime_api::client::interceptors::context::Input;

use super::presign::presign;
use super::{
    CustomizablePresigned, CustomizableSend, FromHandle, Handle, Invocation, Presigning, SendResult, Sending,
    invoke,
};
use crate::config::ConfigParts;
use crate::operation::OperationInput;
use crate::operation::erased::Meta;
use crate::presigning::{PresignedRequest, PresigningConfig};
use crate::{Carried, Carrier, ConfigBuilder, InputCarrier, Operation, StreamCarrier};

/// Carries an operation's input to a client that will send it.
#[derive(Debug)]
pub struct Fluent<O: Operation> {
    builder: <O::Input as OperationInput>::Builder,
    handle: Handle<O::Service>,
    config_override: Option<ConfigParts>,
}

impl<O: Operation> Fluent<O> {
    /// Carries `builder` to `handle`.
    pub fn new(builder: <O::Input as OperationInput>::Builder, handle: Handle<O::Service>) -> Self {
        Self { builder, handle, config_override: None }
    }

    /// The plain builder of the input.
    pub fn as_input(&self) -> &<O::Input as OperationInput>::Builder {
        &self.builder
    }

    /// Sends the request when awaited.
    pub fn send(self) -> Sending<O> {
        match self.builder.into_carrier().into_input() {
            Ok(input) => Self::send_input(&self.handle, input, self.config_override),
            Err(error) => Sending::failed(error),
        }
    }

    /// Signs the request when awaited, for somebody else to send it.
    pub fn presigned(self, config: PresigningConfig) -> Presigning<O> {
        match self.builder.into_carrier().into_input() {
            Ok(input) => {
                let call = Self::invocation(&self.handle, input, self.config_override);
                Presigning::new(presign(call, config))
            }
            Err(error) => Presigning::failed(error),
        }
    }

    pub(crate) fn send_input(
        handle: &Handle<O::Service>,
        input: O::Input,
        config_override: Option<ConfigParts>,
    ) -> Sending<O> {
        Sending::new(invoke(Self::invocation(handle, input, config_override)))
    }

    fn invocation(
        handle: &Handle<O::Service>,
        input: O::Input,
        config_override: Option<ConfigParts>,
    ) -> Invocation {
        Invocation {
            meta: <O as Meta>::META,
            plugins: handle.plugins(<O as Meta>::META),
            config_override: config_override.map(|parts| handle.override_plugin(parts)),
            feature: None,
            input: Input::erase(input),
        }
    }

    pub(crate) fn into_parts(self) -> (<O::Input as OperationInput>::Builder, Handle<O::Service>) {
        (self.builder, self.handle)
    }
}

impl<O: Operation> Clone for Fluent<O>
where
    <O::Input as OperationInput>::Builder: Clone,
{
    fn clone(&self) -> Self {
        Self {
            builder: self.builder.clone(),
            handle: self.handle.clone(),
            config_override: self.config_override.clone(),
        }
    }
}

impl<O: Operation> FromHandle<O::Service> for Fluent<O> {
    fn from_handle(handle: Handle<O::Service>) -> Self {
        Self::new(Default::default(), handle)
    }
}

impl<O: Operation> Carrier<O::Input> for Fluent<O> {
    fn input(&self) -> &O::Input {
        self.builder.input()
    }

    fn input_mut(&mut self) -> &mut O::Input {
        self.builder.input_mut()
    }

    fn shown_stream(&self) -> Option<(&'static str, &dyn Debug)> {
        self.builder.shown_stream()
    }
}

impl<O: Operation, S> StreamCarrier<S> for Fluent<O>
where
    <O::Input as OperationInput>::Builder: StreamCarrier<S>,
{
    fn stream(&self) -> &Option<S> {
        self.builder.stream()
    }

    fn stream_mut(&mut self) -> &mut Option<S> {
        self.builder.stream_mut()
    }
}

impl<B, O> CustomizableSend<O::Output, O::Error, O::Service> for B
where
    B: Carried<Carrier = Fluent<O>>,
    O: Operation,
{
    fn send(
        self,
        config_override: ConfigBuilder<O::Service>,
    ) -> impl Future<Output = SendResult<O::Output, O::Error>> + Send + 'static {
        let mut fluent = self.into_carrier();
        fluent.config_override = Some(config_override.into_parts());
        fluent.send()
    }
}

impl<B, O> CustomizablePresigned<O::Error, O::Service> for B
where
    B: Carried<Carrier = Fluent<O>>,
    O: Operation,
{
    fn presigned(
        self,
        config_override: ConfigBuilder<O::Service>,
        config: PresigningConfig,
    ) -> impl Future<Output = SendResult<PresignedRequest, O::Error>> + Send + 'static {
        let mut fluent = self.into_carrier();
        fluent.config_override = Some(config_override.into_parts());
        fluent.presigned(config)
    }
}
