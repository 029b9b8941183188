"""The small table of an answer: the first rows, or the latest; the figures of each column in one scale."""

from reports.asking.telling import Asked
from reports.reply import TablePart

_MOST_COLUMNS = 7


def answer_table(asked: Asked) -> TablePart:
    """The rows that are shown; of many columns those that tell most."""
    places = _places(asked)
    columns = [asked.written(place) for place in places]
    rows = [list(cells) for cells in zip(*columns, strict=True)]
    titles = [asked.result.columns[place].name for place in places]
    return TablePart(_title(asked), titles, rows, asked.result.row_count)


def _title(asked: Asked) -> str:
    if asked.plan.form == "rows":
        return asked.book.say("ask.rows")
    if asked.is_course and asked.stepped is not None and len(asked.shown) < len(asked.result.rows):
        latest = asked.book.counted(len(asked.shown), asked.stepped)
        return asked.book.say("ask.latest", subject=asked.subject, steps=latest)
    return asked.subject


def _places(asked: Asked) -> list[int]:
    """The columns that are shown: all of a few; of rows the first ones with the date and the measure."""
    every = list(range(len(asked.result.columns)))
    if len(every) <= _MOST_COLUMNS:
        return every
    wanted = {asked.plan.target, asked.plan.time, *asked.plan.groups, *(each.column for each in asked.plan.filters)}
    named = [place for place in every if asked.result.columns[place].name in wanted]
    rest = [place for place in every if place not in named]
    return sorted((named + rest)[:_MOST_COLUMNS])
