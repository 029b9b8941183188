"""What the commands print: one JSON object, or words for a terminal. Progress and logs go to standard error."""

import json
import os
import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from automl.engine import Progress
from automl.errors import Problem
from automl.pictures.cells import in_words
from automl.predicting.result import PredictResult
from automl.scoring.result import ScoreResult
from automl.table import Table
from reports.contract import (
    Json,
    fact_json,
    files_json,
    problem_json,
    reply_json,
    result_json,
    table_json,
    understood_json,
)
from reports.reply import Chart, Choices, FilePart, Reply
from reports.rows_contract import rows_result_json
from reports.table_files import write
from workers.console.pipeline import Asked

_WISH = re.compile(r"\w+(=|$)")


@contextmanager
def quiet_stdout() -> Iterator[TextIO]:
    """Standard output for the answer alone: whatever libraries print meanwhile, also from C, goes to standard error."""
    sys.stdout.flush()
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as output:
        os.dup2(2, 1)
        try:
            yield output
        finally:
            sys.stdout.flush()
            output.flush()
            os.dup2(output.fileno(), 1)


def write_table(table: Table, path: Path) -> None:
    """Write a table as .parquet or .csv, with formula injection neutralised in the latter."""
    write(in_words(table.frame, table), path)


def usage_error(sentence: str) -> None:
    """Print a wrong option as the JSON object that was asked for."""
    problem = Problem(sentence, "Run the command with --help to see its options.")
    print(json.dumps({"understood": None, "clarify": None, "error": problem_json(problem)}))  # noqa: T201


class Screen:
    """Where a command's answer and progress appear."""

    def __init__(self, output: TextIO, *, as_json: bool) -> None:
        self._output = output
        self._as_json = as_json
        self._stage = ""

    def progress(self, progress: Progress) -> None:
        """Say the stage, when it is a new one."""
        if progress.stage != self._stage:
            self._stage = progress.stage
            print(f"· {progress.stage}", file=sys.stderr, flush=True)  # noqa: T201  progress is for standard error

    def best(self, best: str) -> None:
        """Say the best answer so far."""
        print(f"· best so far: {best}", file=sys.stderr, flush=True)  # noqa: T201

    def tables(self, tables: Sequence[Table], problem: Problem | None) -> None:
        if self._as_json:
            told = [table_json(table, chosen=not number) for number, table in enumerate(tables)]
            self._print_json({"tables": told, "error": problem_json(problem)})
        elif problem is not None:
            self._print(f"{problem.sentence}\n{problem.remedy}")
        else:
            self._print("\n\n".join([*map(_described, tables), *_offered(tables[0])]))

    def planned(self, planned: Asked) -> None:
        understood = planned.understood
        if self._as_json:
            self._print_json(understood_json(understood))
        elif understood.plan is not None and not planned.failed:
            self._print("\n".join([understood.plan.words, *understood.plan.assumptions]))
        else:
            self._print(_with_choices(planned))

    def asked(self, asked: Asked) -> None:
        if self._as_json:
            self._print_json(_asked_json(asked))
        else:
            self._print(_with_choices(asked))

    def scored(self, result: ScoreResult | None, out: Path, problem: Problem | None) -> None:
        if self._as_json:
            self._print_json(_scored_json(result, out, problem))
        elif result is None:
            self._print(f"{problem.sentence}\n{problem.remedy}" if problem else "")
        else:
            self._print(f"{result.rows:,} {'row' if result.rows == 1 else 'rows'} scored: {out}")

    def _print_json(self, content: Json) -> None:
        self._print(json.dumps(content, ensure_ascii=False, allow_nan=False))

    def _print(self, text: str) -> None:
        self._output.write(f"{text}\n")


def _asked_json(asked: Asked) -> Json:
    timings = asked.timings
    return {
        **understood_json(asked.understood),
        "facts": [fact_json(fact) for fact in asked.facts],
        "result": result_json(asked.result) if asked.result is not None else None,
        "reply": reply_json(asked.reply),
        "text": asked.reply.text(),
        "files": [*files_json(asked.reply), *_model_json(asked.result)],
        "timings": {
            **{name: getattr(timings, name) for name in ("read", "plan", "quick", "run", "report")},
            "total": timings.total(),
        },
    }


def _model_json(result: object) -> list[dict[str, str]]:
    """The folder of the model that was learnt, which `threadcast score` takes."""
    if not isinstance(result, PredictResult):
        return []
    return [{"kind": "model", "name": Path(result.model.path).name, "path": result.model.path}]


def _scored_json(result: ScoreResult | None, out: Path, problem: Problem | None) -> Json:
    names = ("rows", "renamed", "missing", "new_categories")
    told = dict.fromkeys(names) if result is None else rows_result_json(result)
    kind = "workbook" if out.suffix.lower() == ".xlsx" else "table"
    files = [] if result is None else [{"kind": kind, "name": out.name, "path": str(out)}]
    return {**told, "files": files, "error": problem_json(problem)}


def _with_choices(asked: Asked) -> str:
    """The reply's words, then where its files are, and how to choose."""
    files = [str(part.path) for part in asked.reply.parts if isinstance(part, Chart | FilePart)]
    clarify = asked.understood.clarify
    listed = [(choice.label, choice.value) for choice in clarify.choices] if clarify else []
    quiet = [part for part in asked.reply.parts if isinstance(part, Choices) and part.quiet and _wishes(part)]
    words = Reply([part for part in asked.reply.parts if part not in quiet]).text()
    return "\n\n".join(
        [
            words,
            *(["\n".join(["Files:", *(f"  {path}" for path in files)])] if files else []),
            *_ways("Ask again with one of:", listed),
            *_ways("Read it differently with:", [(each.label, each.value) for part in quiet for each in part.options]),
        ]
    )


def _wishes(offer: Choices) -> bool:
    """Whether an offer is to handle the file otherwise, and not to ask something else."""
    return all(_WISH.match(option.value) for option in offer.options)


def _ways(title: str, listed: Sequence[tuple[str, str]]) -> list[str]:
    """How to choose: each label with the option that chooses it."""
    return (
        ["\n".join([title, *(f"  --choose {shlex.quote(value)}  {label}" for label, value in listed)])]
        if listed
        else []
    )


def _described(table: Table) -> str:
    columns = [f"  {column.name}: {column.kind.value}, {column.distinct:,} different" for column in table.columns]
    notes = [f"  {note.sentence}" for note in table.notes]
    return "\n".join([f"{table.name}: {table.rows:,} rows, {len(table.columns)} columns", *columns, *notes])


def _offered(table: Table) -> list[str]:
    """How the file could be read differently, where it could."""
    offers = {offer.wish: offer.label for note in table.notes for offer in note.offers}
    return _ways("Read it differently with:", [(label, wish) for wish, label in offers.items()])
