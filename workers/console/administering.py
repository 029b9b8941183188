"""The admin's commands: `threadcast admin source add | list | test | remove`."""

from pathlib import Path
from typing import Annotated

import typer

from workers.console.serving import in_words

admin = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look after this installation.")
source = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Databases and https files people may name.")
admin.add_typer(source, name="source")

Name = Annotated[str, typer.Argument(help="The source's name, as people will say it.")]
Url = Annotated[
    str | None, typer.Option(help="Its address. Leave the password out: it is asked for. See also --url-file.")
]
UrlFile = Annotated[
    Path | None,
    typer.Option(help="A file with the address, which then stands in no command line; - is standard input."),
]
Tables = Annotated[list[str] | None, typer.Option("--table", help="A table that may be used; may be repeated.")]
Query = Annotated[str | None, typer.Option(help="One SELECT that may be used, instead of tables.")]
Hosts = Annotated[
    list[str] | None, typer.Option("--host", help="Another host it may lead to, or one in a private network.")
]
MaxRows = Annotated[int | None, typer.Option(min=1, help="Refuse it when it has more rows.")]
AdminsOnly = Annotated[bool, typer.Option("--admins-only", help="Only admins may use it.")]
Unchecked = Annotated[bool, typer.Option("--unchecked", help="Add it although it can't be tried now.")]
In = Annotated[str, typer.Option("--workspace", help="The workspace whose source it is.")]


@source.command()
def add(  # noqa: PLR0913  options are arguments
    name: Name,
    *,
    url: Url = None,
    url_file: UrlFile = None,
    table: Tables = None,
    query: Query = None,
    host: Hosts = None,
    max_rows: MaxRows = None,
    admins_only: AdminsOnly = False,
    unchecked: Unchecked = False,
    workspace: In = "local",
) -> None:
    """Register a database or an https file, so that people can say "predict next quarter from NAME".

    Without --url and --url-file the address comes from THREADCAST_SOURCE_URL, or is asked for.
    """
    from workers.console.sources.adding import Wish, add_source  # noqa: PLC0415  only when the command runs

    wish = Wish(
        name, url, url_file, tuple(table or ()), query, tuple(host or ()), max_rows, admins_only, unchecked, workspace
    )
    in_words(lambda: add_source(wish))


@source.command("list")
def list_(*, workspace: In = "local") -> None:
    """List the sources, without their logins."""
    from workers.console.sources.listing import list_sources  # noqa: PLC0415

    in_words(lambda: list_sources(workspace))


@source.command("test")
def try_(name: Name, *, workspace: In = "local") -> None:
    """Try a source, and say what is wrong with it."""
    from workers.console.sources.trying import test_source  # noqa: PLC0415

    in_words(lambda: test_source(workspace, name))


@source.command()
def remove(name: Name, *, workspace: In = "local") -> None:
    """Forget a source. What threads have fetched from it stays with them."""
    from workers.console.sources.listing import remove_source  # noqa: PLC0415

    in_words(lambda: remove_source(workspace, name))
