"""What people may name: the sources of a workspace, and the tables of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ledger.repositories.sources import key_of
from ledger.tables import Source


@dataclass(frozen=True, slots=True)
class Named:
    """A table that can be fetched. label: as people read it. keys: what it may be called, each in its one form.

    table: None where the source has a query, or is a file.
    """

    label: str
    source: Source
    table: str | None
    keys: frozenset[str]

    @property
    def source_key(self) -> str:
        return key_of(self.source.name)


def named(sources: Iterable[Source]) -> tuple[Named, ...]:
    """All that can be named, by source."""
    return tuple(each for source in sources for each in _of(source))


def labelled(choices: Sequence[Named], label: str) -> Named | None:
    """The one with this label."""
    return next((each for each in choices if each.label.casefold() == label.casefold()), None)


def _of(source: Source) -> Iterator[Named]:
    own = key_of(source.name)
    if not source.tables:
        yield Named(source.name, source, None, frozenset((own,)))
    alone = len(source.tables) == 1
    for table in source.tables:
        short = key_of(table.rpartition(".")[2])
        keys = frozenset((own, short, key_of(table), f"{own} {short}"))
        yield Named(source.name if alone else f"{source.name}: {table}", source, table, keys)
