"""What is sent and answered: for each operation, in every form, from its service definition."""

from collections import Counter
from dataclasses import dataclass, field

import protocols
from drift import Drift
from sample import Sampler, holed, nulled, reachable

# What statuses of success a REST protocol hands on as a member.
STATUSES = (200, 202, 201)


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
    protocol: object = None
    # Of unions in what is sent, and in what is answered.
    turns: tuple = field(default_factory=lambda: (Counter(), Counter()))

    def __post_init__(self):
        self.protocol = self.protocol or protocols.of(self.model)

    def of(self, name, nth):
        """All cases of the nth operation."""
        operation = self.model.operation_model(name)
        self.protocol.operation = name
        # Small services have more, so that each member of each union has its turn.
        more = [("full", seed) for seed in range(13, 40)] if len(self.model.operation_names) < 15 else []
        for kind, seed in (("full", 3), ("full", 8), *more, ("minimal", 0), ("empty", 0)):
            yield self.case(operation, kind, seed * (nth + 1), self._answer(operation, kind, seed * (nth + 5)))
        shape = operation.output_shape
        yield self.case(operation, "minimal", 1, self.protocol.answer(shape, {}), "nothing in the answer")
        if shape is not None and shape.members:
            nulls = self.protocol.answer(shape, dict.fromkeys(shape.members))
            yield self.case(operation, "minimal", 2, nulls, "null in the answer")
            sampler = Sampler("full", nth, self.drift.members)
            sampler.plain = not self.protocol.any_text
            sampled = self._output(shape, sampler, nth)
            within = self.protocol.answer(shape, nulled(shape, sampled))
            yield self.case(operation, "minimal", 3, within, "nulls within the answer")
            in_lists = self.protocol.answer(shape, holed(sampled))
            yield self.case(operation, "minimal", 4, in_lists, "nulls in lists of the answer")
        for error in self._errors(operation, nth):
            yield self._error(operation, error, nth)
        unheard = {"message": f"unheard of, {nth}", "more": [nth]}
        answer = self.protocol.error(None, "AddedLaterException", unheard, 400, nth)
        yield self.case(operation, "minimal", nth, answer, "error no model has", "AddedLaterException")

    def coverage(self, names):
        """Of the members that there are in inputs, and in outputs and errors: how many were set, and which were not."""
        operations = [self.model.operation_model(name) for name in names]
        inputs = reachable((it.input_shape for it in operations), self.drift.members)
        answers = (shape for it in operations for shape in (it.output_shape, *self._modelled(it)))
        outputs = reachable(answers, self.drift.members)
        both = ((inputs, self.sent), (outputs, self.answered))
        return [(len(there & were), len(there), sorted(there - were)) for there, were in both]

    def case(self, operation, kind, seed, answer, name=None, error=None):
        shape = operation.input_shape
        sampler = Sampler(kind, seed, self.drift.members, self.sent, self.turns[0])
        sampler.plain = not self.protocol.any_text
        params = sampler.value(shape) if shape is not None else {}
        status, headers, body = answer
        return Case(
            service=self.service,
            operation=operation.name,
            kind=name or kind,
            params=params,
            input=self.protocol.input(shape, params),
            status=status,
            headers=headers,
            body=body,
            validated=kind != "empty",
            error=error,
        )

    def _answer(self, operation, kind, seed):
        shape = operation.output_shape
        if shape is None:
            return self.protocol.answer(None, {})
        sampler = Sampler(kind, seed, self.drift.members, self.answered, self.turns[1], unknown=kind == "full")
        sampler.plain = not self.protocol.any_text
        value = self._output(shape, sampler, seed)
        # What a later version of the service may add.
        return self.protocol.answer(shape, value | {"AddedLater": {"a": [1, None, "}"]}} if kind == "full" else value)

    def _output(self, shape, sampler, seed):
        """Members of an output: a status is one that answers have."""
        value = sampler.value(shape)
        for name, member in shape.members.items():
            if member.serialization.get("location") == "statusCode" and name in value:
                value[name] = STATUSES[seed % len(STATUSES)]
        return value

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
        sampler.plain = not self.protocol.any_text
        members = sampler.value(shape)
        if "code" in members:
            # Where an error has such a member, it holds the code.
            members["code"] = shape.name
        if not {"message", "Message"} & shape.members.keys() and nth % 3:
            # Services send one whether the model has it or not.
            members[("message", "Message")[nth % 2]] = "why it failed"
        status = shape.metadata.get("error", {}).get("httpStatusCode", 400)
        turn = nth + len(shape.name) + len(self.errors)
        status, headers, body = self.protocol.error(shape, shape.name, members, status, turn)
        if self.model.is_query_compatible and nth % 2:
            headers["x-amzn-query-error"] = f"{shape.error_code};Sender"
        return self.case(operation, "minimal", nth, (status, headers, body), f"error {shape.name}", shape.name)
