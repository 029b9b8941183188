"""Logs: one JSON object a line, with what it is about, and never a secret or a value of somebody's data."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
import structlog

from ledger.logs import JsonLines, about, configure, together

Lines = Callable[[], list[dict[str, object]]]


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[Lines]:
    root = logging.getLogger()
    level = root.level
    configure("bot")
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    root.handlers = [handler for handler in root.handlers if not isinstance(handler, JsonLines)]
    root.setLevel(level)


def test_a_line_of_the_standard_logger_carries_its_fields_and_the_process(lines: Lines) -> None:
    logging.getLogger("ledger.bell").warning("ring lost", extra={"subject": "j_1", "why": "ConnectionError"})
    (line,) = lines()
    assert line["event"] == "ring lost"
    assert line["subject"] == "j_1"
    assert line["process"] == "bot"
    assert line["level"] == "warning"
    assert str(line["at"]).endswith("Z")


def test_a_transition_keeps_its_structure(lines: Lines) -> None:
    fields = {"table": "jobs", "row": "j_1", "before": None, "after": "queued"}
    logging.getLogger("threadcast.transitions").info("moved", extra={"transition": fields})
    assert lines()[0]["transition"] == fields


def test_a_transition_is_written_like_any_other_line(lines: Lines) -> None:
    with about(question="q_1"):
        logging.getLogger("threadcast.transitions").info("moved", extra={"transition": {"row": "q_1"}})
        logging.getLogger("threadcast.others").info("moved", extra={"transition": {"row": "q_1"}})
    made_straight, other = lines()
    assert {**made_straight, "at": None, "logger": None} == {**other, "at": None, "logger": None}
    assert len(str(made_straight["at"])) == len(str(other["at"]))


def test_lines_together_are_written_at_the_end_in_order_even_after_an_error(lines: Lines) -> None:
    with suppress(ZeroDivisionError), together():
        logging.getLogger("bot").info("first")
        logging.getLogger("bot").info("second")
        assert lines() == []
        raise ZeroDivisionError
    assert [line["event"] for line in lines()] == ["first", "second"]


def test_lines_inside_a_block_say_what_they_are_about(lines: Lines) -> None:
    with about(question="q_1", job="j_1"):
        structlog.get_logger("workers.planning").info("planned", plans=1)
        logging.getLogger("workers.planning").info("told")
    logging.getLogger("workers.planning").info("idle")
    first, second, third = lines()
    assert (first["question"], second["job"]) == ("q_1", "j_1")
    assert "question" not in third


def test_libraries_are_heard_when_they_warn(lines: Lines) -> None:
    logging.getLogger("some.library").info("chatter")
    logging.getLogger("some.library").warning("trouble")
    assert [line["event"] for line in lines()] == ["trouble"]


def test_configuring_twice_writes_each_line_once(lines: Lines) -> None:
    configure("bot")
    logging.getLogger("bot").info("started")
    assert len(lines()) == 1


@pytest.mark.parametrize(
    ("fields", "secret"),
    [
        ({"api_key": "hunter2-hunter2"}, "hunter2"),
        ({"headers": {"Authorization": "Basic aHVudGVyMg=="}}, "aHVudGVy"),
        ({"cookie": "hunter2"}, "hunter2"),
        ({"why": "bad token xoxb-1234-hunter2"}, "hunter2"),
        ({"url": "postgresql://me:hunter2@db/ledger"}, "hunter2"),
        ({"why": "sent Bearer hunter2hunter2"}, "hunter2"),
        ({"path": "/enter?link=Zk3v9QmXh2LrT8yWc4Nf7PbJd6Gs1KaEoUiVxRtYzQw"}, "Zk3v9Qm"),
        ({"list": [{"slack_signing_secret": "hunter2"}]}, "hunter2"),
    ],
)
def test_a_secret_never_reaches_the_log(lines: Lines, fields: dict[str, object], secret: str) -> None:
    logging.getLogger("bot").info("called", extra=fields)
    structlog.get_logger("bot").info("called", **fields)
    written = json.dumps(lines())
    assert secret not in written
    assert written.count("[left out]") == 2


def test_a_secret_in_the_message_itself_is_left_out(lines: Lines) -> None:
    logging.getLogger("uvicorn.access").warning("GET %s", "/enter?link=Zk3v9QmXh2LrT8yWc4Nf7PbJd6Gs1KaEoUiVxRtYzQw")
    assert lines()[0]["event"] == "GET /enter?link=[left out]"


def test_ids_and_counts_are_not_taken_for_secrets(lines: Lines) -> None:
    fields = {"question": "q_018f3c2e9a7b4d51c0ffee12", "tokens": 120, "key": "local/d_018f3c2e9a7b4d51c0ffee12/table"}
    logging.getLogger("bot").info("asked", extra=fields)
    line = lines()[0]
    assert {name: line[name] for name in fields} == fields


def test_an_error_is_logged_by_type_and_place_without_its_words(lines: Lines) -> None:
    try:
        float("Jane Doe, 4111 1111")
    except ValueError:
        logging.getLogger("workers").exception("planning failed")
        structlog.get_logger("workers").exception("planning failed")
    written = json.dumps(lines())
    assert "Jane" not in written
    assert written.count('"type": "ValueError"') == 2
    assert "test_logs.py" in written


def test_a_failed_task_is_logged_without_the_errors_words(lines: Lines) -> None:
    try:
        float("Jane Doe")
    except ValueError as error:
        data = {"name": "threadcast.plan", "id": "1", "exc": repr(error), "traceback": "…Jane Doe…", "args": "()"}
        logging.getLogger("celery.app.trace").exception(
            "Task %(name)s raised unexpected: %(exc)s\n%(traceback)s", data, extra={"data": data}
        )
    line = lines()[0]
    assert "Jane" not in json.dumps(line)
    assert line["data"] == {"task": "threadcast.plan", "id": "1"}


def test_long_values_are_cut_and_objects_do_not_speak(lines: Lines) -> None:
    class Row:
        def __repr__(self) -> str:
            return "Jane Doe"

    logging.getLogger("bot").info("read", extra={"words": "a " * 500, "rows": [Row()], "sizes": list(range(100))})
    line = lines()[0]
    assert len(str(line["words"])) == 301
    assert line["rows"] == ["<Row>"]
    assert line["sizes"] == list(range(20))
