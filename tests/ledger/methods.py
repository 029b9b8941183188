"""The public methods of all repositories, and those that must keep workspaces apart by themselves."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import ledger.repositories

ACROSS = {"Due", "Figures"}
"""Views of the whole installation, for the sweep and for metrics: they give ids and counts alone."""
BY_ITS_OWN_PROOF = {"WebSessions.enter", "WebSessions.person", "WebSessions.leave", "Threads.touch"}
"""What needs no workspace: a secret that was handed out, or a row that somebody has already."""
OF_MANY = {
    "Arrivals.complete",
    "Arrivals.keep_all",
    "Arrivals.open_of",
    "Newcomers.new_threads",
    "Newcomers.people",
    "Wordings.of_each",
    "Wordings.retracted",
}
"""What is asked about many at once, each named with its workspace: tests/ledger/test_many.py."""


@dataclass(frozen=True)
class Method:
    """A method of a repository."""

    repository: type[Any]
    name: str

    def __str__(self) -> str:
        return f"{self.repository.__name__}.{self.name}"

    @property
    def function(self) -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(self.repository, self.name)
        return function


def _methods() -> Iterator[Method]:
    for module in pkgutil.iter_modules(ledger.repositories.__path__):
        loaded = importlib.import_module(f"ledger.repositories.{module.name}")
        for _, found in inspect.getmembers(loaded, inspect.isclass):
            if found.__module__ != loaded.__name__ or "session" not in inspect.signature(found).parameters:
                continue
            for name, _ in inspect.getmembers(found, inspect.isfunction):
                if not name.startswith("_"):
                    yield Method(found, name)


ALL = [method for method in _methods() if method.repository.__name__ not in ACROSS]
CLOSED = [method for method in ALL if str(method) not in BY_ITS_OWN_PROOF | OF_MANY]
