"""What came of a comparison, for people."""

from collections import Counter
from dataclasses import dataclass, field

SHOWN = 25


@dataclass
class Tally:
    """What came of one service."""

    service: str
    operations: int = 0
    calls: int = 0
    errors: int = 0
    same_bytes: int = 0
    same_text: int = 0
    seconds: float = 0.0
    sent: tuple = (0, 0, ())
    answered: tuple = (0, 0, ())
    left_out: tuple = (0, 0, 0)
    streaming: list = field(default_factory=list)
    allowed: Counter = field(default_factory=Counter)
    failures: list = field(default_factory=list)

    def note(self, coverage, newer, seconds):
        """Notes what is known once a service is through. A member that no case has set is a failure."""
        self.sent, self.answered = coverage
        for _, _, missed in coverage:
            self.failures += [(f"{self.service}: {shape}${name}", "no case has set it") for shape, name in missed]
        self.left_out = (len(newer.operations), len(newer.members), len(newer.errors))
        self.seconds = seconds


def show(tallies):
    """Prints the table, allowed differences and failures; the exit code."""
    head = ("service", "operations", "calls", "to errors", "members sent", "members answered", "same text")
    head += ("same bytes", "allowed", "failed", "s")
    rows = [
        (it.service, it.operations, it.calls, it.errors, it.sent[0], it.answered[0], it.same_text, it.same_bytes)
        + (it.allowed.total(), len(it.failures), f"{it.seconds:.1f}")
        for it in tallies
    ]
    total = ("total", *(sum(column) for column in list(zip(*rows))[1:-1]), f"{sum(it.seconds for it in tallies):.1f}")
    table = [[str(cell) for cell in row] for row in (head, *rows, total)]
    widths = [max(map(len, column)) for column in zip(*table)]
    for name, *cells in table:
        print("  ".join([name.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells, widths[1:]))]))
    for it in tallies:
        if it.streaming:
            print(f"{it.service}: left out, since they stream: {', '.join(it.streaming)}")
        if any(it.left_out):
            what = "{} operations, {} members and {} errors of operations".format(*it.left_out)
            print(f"{it.service}: left out, since the Smithy model does not have them: {what}")
    reasons = sum((it.allowed for it in tallies), Counter())
    for reason, count in reasons.items():
        print(f"allowed, {count} times: {reason}")
    failures = [failure for it in tallies for failure in it.failures]
    for case, difference in failures[:SHOWN]:
        print(f"FAILED {case}\n   {difference}")
    if len(failures) > SHOWN:
        print(f"and {len(failures) - SHOWN} more failures")
    print("everything else is the same" if not failures else f"{len(failures)} FAILURES")
    return 1 if failures else 0
