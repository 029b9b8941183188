"""Logs: one JSON object a line on standard error, from every logger of the process, the libraries' too.

A line says which process wrote it, and which question or job it is about; never a secret, never a cell's value.
"""

import json
import logging
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import structlog
from structlog.types import Processor

from ledger.redaction import clean

OURS = ("threadcast", "ledger", "workers", "bot", "reports", "automl")
"""Loggers that are heard from INFO on; libraries from WARNING on."""
_FAILED_TASKS = "celery.app.trace"
_TRANSITIONS = "threadcast.transitions"
_JSON = json.JSONEncoder(ensure_ascii=False)
_held: ContextVar[list[str] | None] = ContextVar("held", default=None)


class JsonLines(logging.Handler):
    """The handler that writes the lines, to whatever standard error is at the moment."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(Exception):  # what cannot be logged must not stop the work
            line, held = f"{self.format(record)}\n", _held.get()
            if held is None:
                _write(line)
            else:
                held.append(line)


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Makes the lines. Changes of state are most of them, and hold ids and states alone: they are made straight."""

    def __init__(self, process: str, **more: Any) -> None:
        super().__init__(**more)
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        if record.name != _TRANSITIONS or not hasattr(record, "transition"):
            return super().format(record)
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="microseconds")
        line = {
            "event": record.msg,
            **clean(structlog.contextvars.get_contextvars()),
            "logger": record.name,
            "level": record.levelname.lower(),
            "at": moment.replace("+00:00", "Z"),
            "transition": record.transition,
            "process": self._process,
        }
        return _JSON.encode(line)


def configure(process: str) -> None:
    """Send all logs of this process to standard error. process: its name in each line. May be called again."""
    handler = JsonLines()
    handler.addFilter(_without_message)
    handler.setFormatter(
        _Formatter(
            process,
            foreign_pre_chain=[*_common(), structlog.stdlib.ExtraAdder()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _named(process),
                _places,
                _cleaned,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [*(other for other in root.handlers if not isinstance(other, JsonLines)), handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    structlog.configure(
        processors=[*_common(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


@contextmanager
def about(**ids: str) -> Iterator[None]:
    """Name the rows that the lines of this block are about, such as question and job, by their ids."""
    with structlog.contextvars.bound_contextvars(**ids):
        yield


@contextmanager
def together() -> Iterator[None]:
    """Write the lines of this block at once, at its end: each write alone would let all other threads go first."""
    held: list[str] = []
    token = _held.set(held)
    try:
        yield
    finally:
        _held.reset(token)
        if held:
            with suppress(OSError, ValueError):
                _write("".join(held))


def _write(lines: str) -> None:
    sys.stderr.write(lines)
    sys.stderr.flush()


def _common() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
    ]


def _named(process: str) -> Processor:
    def add(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {**event, "process": process}

    return add


def _places(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An error as its type and the places that it went through: its message may quote somebody's data."""
    caught = event.pop("exc_info", None)
    error = sys.exc_info()[1] if caught is True else caught[1] if isinstance(caught, tuple) else caught
    for said_again in ("stack_info", "message", "asctime"):
        event.pop(said_again, None)
    if isinstance(error, BaseException):
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
        event["error"] = {"type": type(error).__qualname__, "places": places[-20:]}
    return event


def _cleaned(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return clean(event)


def _without_message(record: logging.LogRecord) -> bool:
    """Celery writes an error's message into its line; the task's name is enough."""
    if record.name == _FAILED_TASKS and record.exc_info:
        data = getattr(record, "data", {})
        record.msg, record.args = "task failed", ()
        record.data = {"task": data.get("name"), "id": data.get("id")} if isinstance(data, dict) else {}
    return True
