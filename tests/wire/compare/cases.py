"""What is sent and answered: for each operation, in every form, from its service definition."""

from collections import Counter
from dataclasses import dataclass, field

from drift import Drift
from sample import Sampler, holed, nulled, reachable, text, wire

FORMS_OF_CODE = ("{}", "com.example.service#{}", "{}:http://internal.example.com/{}", "com.example#{}:http://x/#y")


@dataclass
class Case:
    """One call: the same input for both clients, and the same bytes to answer both with."""

    service: str
    operation: str
    kind: str
    params: dict
    input: str
    status: int
    headers: dict
    body: bytes
    validated: bool = True
    # What both have to make of it, where they have to fail.
    error: str | None = None

    def __str__(self):
        return f"{self.service} {self.operation} ({self.kind})"


@dataclass
class Cases:
    """Makes the cases of a service, and notes which members they set."""

    service: str
    model: object
    drift: Drift
    sent: set = field(default_factory=set)
    answered: set = field(default_factory=set)
    errors: set = field(default_factory=set)
    # Of unions in what is sent, and in what is answered.
    turns: tuple = field(default_factory=lambda: (Counter(), Counter()))

    def of(self, name, nth):
        """All cases of the nth operation."""
        operation = self.model.operation_model(name)
        for kind, seed in (("full", 3), ("full", 8), ("minimal", 0), ("empty", 0)):
            yield self.case(operation, kind, seed * (nth + 1), self._answer(operation, kind, seed * (nth + 5)))
        shape = operation.output_shape
        yield self.case(operation, "minimal", 1, {}, "nothing in the answer")
        if shape is not None and shape.members:
            yield self.case(operation, "minimal", 2, dict.fromkeys(shape.members), "null in the answer")
            answer = wire(shape, Sampler("full", nth, self.drift.members).value(shape))
            yield self.case(operation, "minimal", 3, nulled(shape, answer), "nulls within the answer")
            yield self.case(operation, "minimal", 4, holed(answer), "nulls in lists of the answer")
        for error in self._errors(operation, nth):
            yield self._error(operation, error, nth)
        answer = {"__type": "com.example#AddedLaterException", "message": f"unheard of, {nth}", "more": [nth]}
        yield self.case(operation, "minimal", nth, answer, "error no model has", 400, error="AddedLaterException")

    def coverage(self, names):
        """Of the members that there are in inputs, and in outputs and errors: how many were set, and which were not."""
        operations = [self.model.operation_model(name) for name in names]
        inputs = reachable((it.input_shape for it in operations), self.drift.members)
        answers = (shape for it in operations for shape in (it.output_shape, *self._modelled(it)))
        outputs = reachable(answers, self.drift.members)
        both = ((inputs, self.sent), (outputs, self.answered))
        return [(len(there & were), len(there), sorted(there - were)) for there, were in both]

    def case(self, operation, kind, seed, answer, name=None, status=200, headers=None, error=None):
        shape = operation.input_shape
        sampler = Sampler(kind, seed, self.drift.members, self.sent, self.turns[0])
        params = sampler.value(shape) if shape is not None else {}
        return Case(
            service=self.service,
            operation=operation.name,
            kind=name or kind,
            params=params,
            input=text(wire(shape, params) if shape is not None else {}),
            status=status,
            headers=headers or {"content-type": "application/x-amz-json-1.0", "x-amzn-requestid": "request-1"},
            body=text(answer).encode(),
            validated=kind != "empty",
            error=error,
        )

    def _answer(self, operation, kind, seed):
        shape = operation.output_shape
        if shape is None:
            return {}
        sampler = Sampler(kind, seed, self.drift.members, self.answered, self.turns[1], unknown=kind == "full")
        answer = wire(shape, sampler.value(shape))
        # What a later version of the service may add.
        return answer | {"AddedLater": {"a": [1, None, "}"]}} if kind == "full" else answer

    def _modelled(self, operation):
        newer = self.drift.errors
        return [shape for shape in operation.error_shapes if (operation.name, shape.name) not in newer]

    def _errors(self, operation, nth):
        """Errors of the operation that none before has answered with, or one of all."""
        errors = self._modelled(operation)
        new = [shape for shape in errors if shape.name not in self.errors]
        self.errors.update(shape.name for shape in new)
        return new or errors[nth % len(errors) :][:1] if errors else []

    def _error(self, operation, shape, nth):
        sampler = Sampler("full", nth + len(self.errors), self.drift.members, self.answered, self.turns[1])
        members = wire(shape, sampler.value(shape))
        form = FORMS_OF_CODE[(nth + len(shape.name)) % len(FORMS_OF_CODE)]
        metadata = shape.metadata.get("error", {})
        headers = {"content-type": "application/x-amz-json-1.1", "x-amzn-requestid": "request-2"}
        if self.model.is_query_compatible and nth % 2:
            headers["x-amzn-query-error"] = f"{shape.error_code};Sender"
        status = metadata.get("httpStatusCode", 400)
        answer = {"__type": form.format(shape.name, shape.name)} | members
        if not {"message", "Message"} & shape.members.keys() and nth % 3:
            # Services send one whether the model has it or not.
            answer[("message", "Message")[nth % 2]] = "why it failed"
        return self.case(operation, "minimal", nth, answer, f"error {shape.name}", status, headers, shape.name)
