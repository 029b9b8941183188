"""How much room the parts of a message get. A message that is too large is made again with less, until it fits."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surfaces:
    """Which of Slack's newer blocks a workspace takes; without them there is something older for each."""

    charts: bool = True
    tables: bool = True
    feedback: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """What a message may spend.

    text: characters of one paragraph. small: of one footnote. rows: of a table where the workspace pages them, lines:
    where they are written out. options: choices of one question. charts: native ones.
    """

    text: int
    small: int
    rows: int
    lines: int
    options: int
    charts: int


ROOMS = (
    Room(text=3_000, small=1_500, rows=30, lines=15, options=100, charts=2),
    Room(text=3_000, small=1_000, rows=20, lines=10, options=100, charts=1),
    Room(text=1_500, small=600, rows=10, lines=10, options=50, charts=0),
    Room(text=800, small=400, rows=5, lines=5, options=15, charts=0),
    Room(text=400, small=200, rows=3, lines=3, options=10, charts=0),
    Room(text=160, small=100, rows=0, lines=0, options=5, charts=0),
)
"""From the widest to the narrowest."""
