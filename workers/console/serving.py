"""The commands that serve: everything on one machine, or one part of it in the foreground."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from ledger.queues import Queue

QueueName = Annotated[Queue, typer.Option("--queue", help="The queue to work on.")]
Name = Annotated[str, typer.Option(help="The person's name.")]
Out = Annotated[Path, typer.Option(help="The folder to write them into.")]
Once = Annotated[bool, typer.Option("--once", help="End after the answer.")]


def add_to(app: typer.Typer) -> None:
    """Add the serving commands to the `threadcast` command."""
    for command in (up, demo, samples, link, bot, worker, migrate):
        app.command()(command)


def up() -> None:
    """Start everything on this machine and print a link to the web chat. Ctrl-C ends everything."""
    from workers.console.house.commands import up_command  # noqa: PLC0415  only when the command runs

    in_words(up_command)


def demo(*, once: Once = False) -> None:
    """Start everything and answer questions about made-up files, in the browser and the first one here."""
    from workers.console.house.commands import demo_command  # noqa: PLC0415

    in_words(lambda: demo_command(once=once or not sys.stdin.isatty()))


def samples(*, out: Out = Path("samples")) -> None:
    """Write the made-up files to try with: sales, customers who may leave, a sales pipeline."""
    from workers.console.house.commands import samples_command  # noqa: PLC0415

    in_words(lambda: samples_command(out))


def link(*, name: Name) -> None:
    """Print a one-time link to the running web chat for another person."""
    from workers.console.house.commands import link_command  # noqa: PLC0415

    in_words(lambda: link_command(name))


def bot() -> None:
    """Run the chat process alone, in the foreground."""
    from workers.console.house.commands import bot_command  # noqa: PLC0415

    in_words(bot_command)


def worker(*, queue: QueueName) -> None:
    """Run the worker of one queue alone, in the foreground."""
    from workers.console.house.commands import worker_command  # noqa: PLC0415

    in_words(lambda: worker_command(queue))


def migrate() -> None:
    """Bring the database to the form that this version needs."""
    from workers.console.house.commands import migrate_command  # noqa: PLC0415

    in_words(migrate_command)


def in_words(command: Callable[[], None]) -> None:
    """Do it; whatever keeps it from being done is said in words, with exit status 2."""
    try:
        command()
    except Exception as error:  # noqa: BLE001  whatever happens, a person gets a sentence
        from reports.apology import problem_of  # noqa: PLC0415  the supervisor stays small

        problem = problem_of(error)
        typer.echo(f"{problem.sentence}\n{problem.remedy}", err=True)
        raise typer.Exit(2) from None
