"""A chart's numbers as Slack's own chart, where they fit it; the picture goes along as a file in any case."""

import math
from collections.abc import Mapping, Sequence

from bot.platform import Json
from bot.slack.rendering import limits
from bot.slack.rendering.escaping import short, unmarked
from reports.reply import Chart

Mark = Mapping[str, str | float | None]
Lines = dict[str, dict[str, float]]
"""By series: its values by period, or by what else stands along the axis."""

_LEAST = 2
_LARGE = 1_000
_DATE = len("2021-01-01")
_RANGE = {"p10": "Low", "value": "Likely", "p90": "High"}
_MOST_AHEAD = limits.CHART_POINTS - 5
"""Steps ahead beside which some history is still seen."""
_HISTORY, _WHOLE, _UNFINISHED = "history", "whole", "not whole"
"""Series of the reports: what was before a forecast; steps that are over, and that are not."""
_VALUE = "Value"


def native(chart: Chart) -> Json | None:
    """The block, None where its numbers do not fit one."""
    marks = [mark for mark in chart.data if _number(mark.get("value")) is not None]
    over_time = bool(marks) and all(mark.get("period") for mark in marks)
    lines = _over_time(marks) if over_time else _side_by_side(marks)
    named = list(next(iter(lines.values()), {}))
    categories = _shortest(named) if over_time else named
    if len(categories) < _LEAST or len(lines) > limits.CHART_SERIES or not _written(categories):
        return None
    series = [
        {
            "name": name,
            "data": [{"label": label, "value": values[each]} for each, label in zip(named, categories, strict=True)],
        }
        for name, values in lines.items()
    ]
    return {
        "type": "data_visualization",
        "title": _title(chart.title),
        "chart": {
            "type": "line" if over_time else "bar",
            "series": series,
            "axis_config": {"categories": categories},
        },
    }


def _over_time(marks: Sequence[Mark]) -> Lines:
    """A line, with those of its range where it has one; or a line for each series over the steps that all have."""
    if any(_number(mark.get("p10")) is not None for mark in marks):
        return _with_range(marks)
    found: Lines = {}
    for mark in marks:
        if _name(mark) != _UNFINISHED:
            found.setdefault(_name(mark), {})[str(mark["period"])] = _value(mark, "value")
    shared = [each for each in next(iter(found.values()), {}) if all(each in line for line in found.values())]
    return {_told(name): _last({each: line[each] for each in shared}) for name, line in found.items()}


def _with_range(marks: Sequence[Mark]) -> Lines:
    """What was is the same three times, so that the lines part where the forecast begins."""
    ahead = [mark for mark in marks if _number(mark.get("p10")) is not None]
    known = {str(mark["period"]) for mark in ahead}
    past = [mark for mark in marks if _name(mark) == _HISTORY and str(mark["period"]) not in known]
    if len(ahead) > _MOST_AHEAD or len({_name(mark) for mark in ahead}) > 1:
        return {}
    together = [*past, *ahead]
    return {
        label: _last({str(mark["period"]): _value(mark, name) for mark in together}) for name, label in _RANGE.items()
    }


def _side_by_side(marks: Sequence[Mark]) -> Lines:
    named = {unmarked(_name(mark)): _value(mark, "value") for mark in marks}
    return {_VALUE: named} if _LEAST <= len(marks) == len(named) <= limits.CHART_POINTS else {}


def _last(line: dict[str, float]) -> dict[str, float]:
    return dict(list(line.items())[-limits.CHART_POINTS :])


def _written(categories: Sequence[str]) -> bool:
    """Whether the labels can stand along the axis."""
    return all(0 < len(each) <= limits.CHART_LABEL for each in categories) and len(categories) <= limits.CHART_POINTS


def _shortest(periods: Sequence[str]) -> list[str]:
    """Periods without the parts of dates that are the same for all: "2021" for the first of January of each year."""
    for first in ("-01-01", "-01"):
        if all(len(each) == _DATE and each.endswith(first) for each in periods):
            return [each.removesuffix(first) for each in periods]
    return list(periods)


def _title(title: str) -> str:
    if len(title) > limits.CHART_TITLE:
        title = title.partition(": ")[0]
    return short(unmarked(title), limits.CHART_TITLE) or "Chart"


def _told(series: str) -> str:
    return _VALUE if series in ("", _HISTORY, _WHOLE) else unmarked(series)


def _name(mark: Mark) -> str:
    return str(mark.get("series") or "")


def _value(mark: Mark, name: str) -> float:
    found = _number(mark.get(name))
    return _readable((_number(mark.get("value")) or 0.0) if found is None else found)


def _readable(value: float) -> float:
    """Without digits that nobody reads when the chart is pointed at."""
    if abs(value) >= _LARGE:
        return round(value)
    return round(value, 2) if abs(value) >= 1 else float(f"{value:.3g}")


def _number(value: object) -> float | None:
    """A number that JSON has."""
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None
