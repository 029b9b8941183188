"""What is measured. Numbers and states only: no names, no words of anybody."""

from prometheus_client import REGISTRY, Counter, Histogram

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3)
_ANSWER_SECONDS = (1, 3, 5, 10, 30, 60, 120, 300, 900, 3600)

DELIVERIES = Counter("threadcast_deliveries", "What the courier did.", ["what"], registry=REGISTRY)
"""what: post, edit, retry or dead."""
ACKNOWLEDGED = Histogram(
    "threadcast_acknowledgement_seconds", "From a message's arrival until it was kept.", buckets=_SECONDS
)
ANSWERED = Histogram(
    "threadcast_answer_seconds",
    "From a question's arrival until its answer stood in the thread.",
    buckets=_ANSWER_SECONDS,
)
