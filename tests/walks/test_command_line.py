"""The main job and its refusals, from the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.walks.conftest import Ran, Run

NOW = ("--now", "2026-11-21")
UNDERSTOOD = {
    *("capability", "target", "expression", "time", "groups", "aggregation", "frequency", "period", "filters"),
    *("exclude", "limit", "task", "metric", "goal", "then", "language", "assumptions", "words"),
}


@pytest.fixture(scope="session")
def answered(run: Run, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The main job: next quarter's sales by region."""
    out = tmp_path_factory.mktemp("answer")
    question = "predict next quarter sales by region"
    return run("ask", sample, question, "--json", *NOW, "--budget", "40", "--currency", "USD", "--out", out)


def test_the_main_job_prints_every_field_of_the_contract(answered: Ran) -> None:
    assert answered.status == 0, answered.errors
    content = answered.json
    assert set(content) == {"understood", "clarify", "error", "facts", "result", "reply", "text", "files", "timings"}
    assert set(content["understood"]) == UNDERSTOOD
    assert set(content["result"]) == {"horizon", "path", "groups", "backtest", "history", "goal"}
    assert set(content["result"]["horizon"]) == {"start", "end", "aggregation", "p10", "p50", "p90"}
    assert set(content["result"]["backtest"]) == {
        *("windows", "metric", "model_name", "model_error", "naive_error", "answered_by", "coverage_80"),
    }
    assert set(content["result"]["history"]) == {"start", "end", "frequency", "steps", "dropped_partial"}
    assert set(content["timings"]) == {"read", "plan", "quick", "run", "report", "total"}
    assert set(content["facts"][0]) == {"id", "label", "value", "unit", "display", "statement", "source"}


def test_the_main_job_answers_for_the_right_days(answered: Ran) -> None:
    result = answered.json["result"]
    assert (result["horizon"]["start"], result["horizon"]["end"]) == ("2027-01-01", "2027-03-31")
    assert [step["period"] for step in result["path"]] == ["2026-11", "2026-12", "2027-01", "2027-02", "2027-03"]
    assert result["history"]["end"] == "2026-10-31"
    assert result["history"]["dropped_partial"]["period"] == "2026-11"


def test_the_groups_add_up_to_the_total_at_every_step(answered: Ran) -> None:
    result = answered.json["result"]
    assert {group["key"]["Region"] for group in result["groups"]} == {"West", "East", "Central", "South"}
    for number, step in enumerate(result["path"]):
        assert sum(group["path"][number]["p50"] for group in result["groups"]) == pytest.approx(step["p50"])
    assert sum(group["horizon"]["p50"] for group in result["groups"]) == pytest.approx(result["horizon"]["p50"])


def test_the_range_holds_the_middle_and_the_made_up_growth(answered: Ran) -> None:
    horizon = answered.json["result"]["horizon"]
    assert 0 < horizon["p10"] < horizon["p50"] < horizon["p90"]


def test_the_files_are_there(answered: Ran) -> None:
    files = {entry["kind"]: Path(entry["path"]) for entry in answered.json["files"]}
    assert {"chart", "workbook", "script"} <= set(files)
    assert all(path.stat().st_size > 1000 for path in files.values())


def test_the_text_says_the_number_and_the_range_first(answered: Ran) -> None:
    first = answered.json["text"].splitlines()[0]
    assert "Q1 2027" in first
    assert "$" in first


def test_a_plan_runs_nothing_and_prints_the_contract(run: Run, sample: Path) -> None:
    ran = run("plan", sample, "predict profit for the next 6 months without South", "--json", *NOW)
    assert ran.status == 0
    assert set(ran.json) == {"understood", "clarify", "error"}
    understood = ran.json["understood"]
    assert understood["target"] == "Profit"
    assert understood["filters"] == [{"column": "Region", "op": "!=", "value": "South"}]
    assert (understood["period"]["start"], understood["period"]["end"]) == ("2026-12-01", "2027-05-31")


def test_reading_prints_the_contract(run: Run, sample: Path) -> None:
    ran = run("read", sample, "--json")
    assert ran.status == 0
    table = ran.json["tables"][0]
    assert set(table) == {"name", "chosen", "rows", "source", "reshaped", "columns", "time", "notes"}
    assert set(table["columns"][0]) == {"name", "kind", "missing", "distinct", "min", "max", "mean", "sum"}
    assert table["time"]["column"] == "Order Date"


def test_a_clarifying_question_ends_the_run_and_a_choice_answers_it(run: Run, sample: Path) -> None:
    asked = run("plan", sample, "predict", "--json", *NOW)
    assert asked.status == 0
    assert asked.json["understood"] is None
    choice = asked.json["clarify"]["choices"][0]["value"]
    chosen = run("plan", sample, "predict", "--json", *NOW, "--choose", choice)
    assert chosen.json["clarify"] is None
    assert chosen.json["understood"]["capability"] == "forecast"


@pytest.mark.parametrize(
    ("content", "question"),
    [
        (None, "predict next quarter"),
        (b"", "predict next quarter"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "predict next quarter"),
        (b"name,amount\nA,1\nB,2\n", "predict next quarter"),
        (b"date,city\n2024-01-01,Rome\n2024-02-01,Bonn\n", "predict next quarter"),
        (b"date,sales\n2024-01-01,10\n2024-02-01,12\n", "predict next quarter"),
        (b"date,sales\n2024-01-01,10\n2024-02-01,12\n", "order a pizza for the team"),
    ],
)
def test_what_cannot_be_answered_gets_a_sentence_and_a_remedy(
    run: Run, tmp_path: Path, content: bytes | None, question: str
) -> None:
    file = tmp_path / "file.csv"
    if content is not None:
        file.write_bytes(content)
    ran = run("ask", file, question, "--json", "--now", "2024-03-15", "--budget", "20")
    assert ran.status == 2
    assert ran.json["error"]["sentence"]
    assert ran.json["error"]["remedy"]
    assert "Traceback" not in ran.output + ran.errors


def test_the_help_needs_no_heavy_library(run: Run) -> None:
    assert "ask" in run("--help").output
    imported = subprocess.run(
        [sys.executable, "-c", "import sys, workers.console.app; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "typer" in imported
    assert not {"pandas", "numpy", "pydantic", "matplotlib", "torch", "autogluon", "statsforecast"} & set(imported)


@pytest.mark.parametrize(
    "wish",
    [
        ("--now", "2026-02-30"),
        ("--fiscal-start", "13"),
        ("--budget", "1"),
        ("--currency", "ZZZ"),
        ("--country", "ZZ"),
        ("--engine", "none"),
        ("--no-such-option",),
    ],
)
def test_a_wish_that_cannot_be_had_is_told_as_json(run: Run, sample: Path, wish: tuple[str, ...]) -> None:
    ran = run("ask", sample, "predict next quarter", "--json", *wish)
    assert ran.status == 2
    assert ran.json["error"]["sentence"]
    assert ran.json["error"]["remedy"]


def test_a_place_that_cannot_be_written_to_is_named_before_any_work(run: Run, sample: Path) -> None:
    ran = run("ask", sample, "predict next quarter", "--json", "--out", sample)
    assert ran.status == 2
    assert str(sample) in ran.json["error"]["sentence"]
    assert "Reading the file" not in ran.errors
