"""The pictures of an answer: bars for groups, a line for steps of time, none for a single number."""

import textwrap
from collections.abc import Sequence
from datetime import date

from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from automl.result import Unit
from automl.table import Frequency
from automl.timeline import period_label
from reports.asking.sentences import kept_part
from reports.asking.telling import Asked, Row
from reports.asking.unfinished import cut
from reports.axis_labels import labelled
from reports.chart_axes import value_axis, write_ticks
from reports.chart_text import drawable
from reports.formats import table_scale
from reports.house_style import BAR, FORECAST, GRID, HISTORY, INK, Mark, Picture, beside, card, finish, key_row

_NAME_WIDTH, _NAME_LINES = 24, 2
_INCHES_PER_BAR, _AROUND = 0.37, 1.35
_MOST_BARS, _LEAST_BARS, _LEAST_STEPS, _MOST_LINES, _FEW_STEPS = 12, 2, 3, 4, 40
_LINES = (FORECAST, "#b4540a", "#2f7d4f", "#7a4fb5")


def picture(asked: Asked, title: str) -> Picture | None:
    """The picture that fits the answer; None where a sentence or a table tells all."""
    if asked.plan.form in ("rows", "values") or not asked.keys:
        return None
    if asked.stepped is not None and asked.plan.order is None and asked.plan.form == "figures":
        return _over_time(asked, asked.stepped, title)
    role = "change" if asked.plan.form == "change" and not asked.plan.before else "value"
    role = "share" if asked.plan.share and asked.plan.within else role
    rows = [row for row in asked.shown if asked.cell(row, role) is not None][:_MOST_BARS]
    return _bars(asked, rows, role, title) if len(rows) >= _LEAST_BARS else None


def _bars(asked: Asked, rows: Sequence[Row], role: str, title: str) -> Picture:
    """Horizontal bars in the order of the answer, each with its value."""
    subtitle = asked.book.say("ask.change_in", subject=asked.subject) if role == "change" else asked.subject
    if role == "share":
        subtitle = asked.book.say("ask.rate", part=", ".join(kept_part(asked)), subject=asked.subject)
    figure, axes = card(title, subtitle, _AROUND + _INCHES_PER_BAR * max(3, len(rows)))
    values = [asked.cell(row, role) or 0.0 for row in rows]
    scale = table_scale(values, asked.unit(role), asked.book.locale)
    for place, value in enumerate(values):
        axes.barh(place, value, height=0.62, color=BAR)
        beside(axes, scale.write(value), (max(value, 0.0), place), INK)
    axes.set_ylim(max(3, len(rows)) - 0.4, -0.6)
    axes.yaxis.set_major_locator(FixedLocator(range(len(rows))))
    axes.yaxis.set_major_formatter(FixedFormatter([_wrapped(asked.name(row)) for row in rows]))
    axes.tick_params(axis="y", labelcolor=INK)
    _across(axes, asked.unit(role), asked)
    data = tuple(_mark(asked.name(row), value) for row, value in zip(rows, values, strict=True))
    return Picture(finish(figure, axes), data)


def _across(axes: Axes, unit: Unit, asked: Asked) -> None:
    low, high = axes.get_xlim()
    candidates = MaxNLocator(4, steps=(1, 2, 2.5, 5, 10)).tick_values(min(low, 0.0), max(high, 0.0))
    ticks = [float(tick) for tick in candidates if min(low, 0.0) <= tick <= max(high, 0.0)] or [0.0]
    write_ticks(axes.xaxis, ticks, unit, asked.book.locale)
    axes.set_xlim(min(low, 0.0), max(high, 0.0) + 0.14 * (max(high, 0.0) - min(low, 0.0)))
    axes.grid(axis="x", color=GRID, lw=0.8)
    axes.axvline(0, color=GRID, lw=1.2)
    axes.set_axisbelow(True)


def _over_time(asked: Asked, frequency: Frequency, title: str) -> Picture | None:
    """A line over the steps; one for each group where there are few."""
    lines = _lines(asked)
    steps = sorted({day for points in lines.values() for day, _ in points})
    if len(steps) < _LEAST_STEPS or not lines or len(lines) > _MOST_LINES:
        return None
    figure, axes = card(title, asked.subject)
    marker = "o" if len(steps) < _FEW_STEPS else None
    unfinished = {row[asked.place("step") or 0] for row in asked.result.rows if cut(asked, row)}
    for points, color in zip(lines.values(), _LINES if len(lines) > 1 else (HISTORY,), strict=False):
        _line(axes, points, color, marker, unfinished=points[-1][0] in unfinished)
    values = [value for points in lines.values() for _, value in points]
    value_axis(axes, min(values), asked.unit(), asked.book.locale)
    marks = [(period_label(day, frequency), day) for day in steps]
    places = labelled(marks, frequency, asked.book.locale)
    axes.xaxis.set_major_locator(FixedLocator([_at(steps[place]) for place, _ in places]))
    axes.xaxis.set_major_formatter(FixedFormatter([text for _, text in places]))
    if len(lines) > 1:
        key_row(figure, list(zip(lines, _LINES, strict=False)))
    marks_drawn = [_point(name, day, value) for name, points in lines.items() for day, value in points]
    return Picture(finish(figure, axes), tuple(marks_drawn))


def _line(
    axes: Axes, points: Sequence[tuple[date, float]], color: str, marker: str | None, *, unfinished: bool
) -> None:
    """The points of one series; the way to a last step that is not whole is dashed."""
    places, values = [_at(day) for day, _ in points], [value for _, value in points]
    whole = len(points) - 1 if unfinished and len(points) > 1 else len(points)
    axes.plot(places[:whole], values[:whole], color=color, lw=1.9, marker=marker, ms=3)
    if whole < len(points):
        axes.plot(places[-2:], values[-2:], color=color, lw=1.4, ls=(0, (3, 3)), marker="o", ms=3, mfc="none")


def _point(name: str, day: date, value: float) -> Mark:
    return {"series": name, "period": str(day), "value": value}


def _lines(asked: Asked) -> dict[str, list[tuple[date, float]]]:
    """The points of each line in order of time, by the name of the group."""
    step = asked.place("step") or 0
    others = [place for place in asked.keys if place != step]
    found: dict[str, list[tuple[date, float]]] = {}
    for row in asked.result.rows:
        value = asked.cell(row, "value")
        if value is not None and isinstance(row[step], date):
            name = " / ".join(asked.key(row[place], asked.result.columns[place]) for place in others) or asked.measure
            found.setdefault(name, []).append((row[step], value))
    return {name: sorted(points) for name, points in found.items()}


def _at(day: date) -> float:
    return float(date2num(day))  # type: ignore[no-untyped-call]  # matplotlib's is untyped


def _wrapped(name: str) -> str:
    lines = textwrap.wrap(name, _NAME_WIDTH, max_lines=_NAME_LINES, placeholder="…")
    return drawable("\n".join(lines), otherwise=name[:_NAME_WIDTH])


def _mark(name: str, value: float) -> Mark:
    return {"series": name, "value": value}
