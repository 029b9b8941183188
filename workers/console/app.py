"""The `threadcast` command. Heavy libraries are imported by the commands that need them, not here."""

import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Annotated

import psutil
import typer

from workers.console.administering import admin
from workers.console.chatting import slack
from workers.console.serving import add_to

BEGAN = time.monotonic() - max(0.0, time.time() - psutil.Process().create_time())
"""When the process started: loading Python and this module is part of what people wait for."""
UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""The base of all wrong options, which typer does not export by name."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Predictions in the chat thread.",
)

File = Annotated[Path, typer.Argument(help="A CSV, Excel, JSON or Parquet file; it may be packed as .gz or .zip.")]
Words = Annotated[str, typer.Argument(help="The question, in plain words.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Out = Annotated[Path | None, typer.Option(help="The folder to write to.")]
Now = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day that counts as today.")]
Budget = Annotated[float | None, typer.Option(min=5, help="Seconds from start to answer.")]
Choose = Annotated[list[str] | None, typer.Option(help="A choice that was offered; may be repeated.")]
FiscalStart = Annotated[int | None, typer.Option(min=1, max=12, help="The month in which the fiscal year starts.")]
Currency = Annotated[str | None, typer.Option(help="ISO code of money that carries no mark.")]
Country = Annotated[str | None, typer.Option(help="ISO code of the country whose holidays may matter.")]
Llm = Annotated[str, typer.Option(help="off: rules alone. auto: a language model where one is set up.")]
Engine = Annotated[str, typer.Option(help="The engine of the full answer: autogluon.")]


@app.command()
def read(
    file: File,
    *,
    json: Json = False,
    out: Annotated[Path | None, typer.Option(help="Write the table here.")] = None,
    choose: Choose = None,
) -> None:
    """Read a file and say what is in it."""
    from workers.console.commands import read_command  # noqa: PLC0415  only when the command runs

    raise typer.Exit(read_command(file, as_json=json, out=out, choose=choose or ()))


@app.command()
def plan(  # noqa: PLR0913  options are arguments
    file: File,
    question: Words,
    *,
    json: Json = False,
    now: Now = None,
    llm: Llm = "off",
    choose: Choose = None,
    fiscal_start: FiscalStart = None,
    currency: Currency = None,
    country: Country = None,
) -> None:
    """Understand a question and run nothing."""
    from workers.console.commands import plan_command  # noqa: PLC0415
    from workers.console.wishes import Wishes  # noqa: PLC0415

    wishes = Wishes(
        file, question, now, None, llm, tuple(choose or ()), fiscal_start, currency, country, "autogluon", None
    )
    raise typer.Exit(plan_command(wishes, as_json=json))


@app.command()
def ask(  # noqa: PLR0913
    file: File,
    question: Words,
    *,
    json: Json = False,
    now: Now = None,
    budget: Budget = None,
    llm: Llm = "off",
    choose: Choose = None,
    fiscal_start: FiscalStart = None,
    currency: Currency = None,
    country: Country = None,
    engine: Engine = "autogluon",
    out: Out = None,
) -> None:
    """Answer a question about a file."""
    from workers.console.commands import ask_command  # noqa: PLC0415
    from workers.console.overdue import leave  # noqa: PLC0415
    from workers.console.wishes import Wishes  # noqa: PLC0415

    wishes = Wishes(file, question, now, budget, llm, tuple(choose or ()), fiscal_start, currency, country, engine, out)
    raise typer.Exit(leave(ask_command(wishes, as_json=json, began=BEGAN)))


@app.command()
def score(
    model: Annotated[str, typer.Argument(help="The path or id of a model, as an answer named it.")],
    file: File,
    *,
    out: Annotated[Path, typer.Option(help="Write the scored list here: .csv, .xlsx or .parquet.")],
    json: Json = False,
) -> None:
    """Score a list with the model of an earlier answer."""
    from workers.console.scoring import score_command  # noqa: PLC0415

    raise typer.Exit(score_command(model, file, out, as_json=json))


add_to(app)
app.add_typer(admin, name="admin")
app.add_typer(slack, name="slack")


def main() -> None:
    """The entry point of the `threadcast` command. With --json, also a wrong option is told as JSON."""
    if "--json" not in sys.argv:
        app()
    try:
        sys.exit(app(standalone_mode=False))
    except UsageError as error:
        from workers.console.printing import usage_error  # noqa: PLC0415

        usage_error(str(error))
        sys.exit(2)
