"""The small table of an answer: the first rows, their figures in one scale for each column."""

from reports.asking.telling import Asked
from reports.reply import TablePart

_MOST_COLUMNS = 7


def answer_table(asked: Asked) -> TablePart:
    """The first rows; of many columns those that tell most."""
    places = _places(asked)
    columns = [asked.written(place) for place in places]
    rows = [list(cells) for cells in zip(*columns, strict=True)]
    titles = [asked.result.columns[place].name for place in places]
    title = asked.subject if asked.plan.form != "rows" else asked.book.say("ask.rows")
    return TablePart(title, titles, rows, asked.result.row_count)


def _places(asked: Asked) -> list[int]:
    """The columns that are shown: all of a few; of rows the first ones with the date and the measure."""
    every = list(range(len(asked.result.columns)))
    if len(every) <= _MOST_COLUMNS:
        return every
    wanted = {asked.plan.target, asked.plan.time, *asked.plan.groups, *(each.column for each in asked.plan.filters)}
    named = [place for place in every if asked.result.columns[place].name in wanted]
    rest = [place for place in every if place not in named]
    return sorted((named + rest)[:_MOST_COLUMNS])
