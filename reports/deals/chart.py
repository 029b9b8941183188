"""The picture of a pipeline: what is won of the period day by day, and where it may end, with the target."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.dates import DateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator

from automl.deals.result import Point
from reports.chart_axes import value_axis
from reports.chart_text import drawable
from reports.deals.telling import Facts, Telling
from reports.house_style import BACKTEST, FAN, FORECAST, HISTORY, Mark, Picture, beside, card, finish, key_row
from reports.periods import day_in_words
from reports.reply import Chart

_TICKS = 5
_ROOM = 0.16


def course_chart(telling: Telling, facts: Facts, out: Path) -> Chart:
    """The chart, written to pipeline.png."""
    say = telling.book.say
    title = say("pipeline.chart_title", **_words(telling, facts))
    if "goal" in facts:
        chance = {"chance": facts["goal"].display, "goal": facts["goal"].forms["goal"]}
        title = say("pipeline.chart_goal_title", **_words(telling, facts), **chance)
    picture = _picture(telling, facts, title)
    path = out / "pipeline.png"
    path.write_bytes(picture.png)
    return Chart(path, title, _alt(telling, facts), picture.data)


def _words(telling: Telling, facts: Facts) -> dict[str, str]:
    return {"period": telling.period, "value": facts["total"].display, "range": facts["total"].forms["range"]}


def _picture(telling: Telling, facts: Facts, title: str) -> Picture:
    figure, axes = card(drawable(title), telling.book.say("pipeline.chart_subtitle"))
    done, ahead = _parts(telling)
    axes.plot([_at(p) for p in done], [p.p50 for p in done], color=HISTORY, lw=2.0, drawstyle="steps-post")
    days = [_at(point) for point in ahead]
    axes.fill_between(days, [p.p10 for p in ahead], [p.p90 for p in ahead], color=FAN, lw=0, zorder=1)
    axes.plot(days, [p.p50 for p in ahead], color=FORECAST, lw=2.4, zorder=4)
    axes.plot(days[-1], ahead[-1].p50, "o", color=FORECAST, ms=5, zorder=5)
    _target(telling, axes)
    value_axis(axes, 0.0, telling.result.unit, telling.book.locale)
    _days(telling, axes)
    beside(axes, facts["total"].display, (days[-1], ahead[-1].p50), FORECAST)
    _keys(telling, facts, figure, bool(done))
    return Picture(finish(figure, axes), _data(telling))


def _parts(telling: Telling) -> tuple[Sequence[Point], Sequence[Point]]:
    """What has happened, and what is ahead, which begins where that ends."""
    course, today = telling.result.course, telling.result.today
    done = [point for point in course if today is not None and point.day <= today]
    ahead = [point for point in course if point not in done]
    return done, [*done[-1:], *ahead]


def _at(point: Point) -> float:
    return float(date2num(point.day))  # type: ignore[no-untyped-call]  # matplotlib's is untyped


def _target(telling: Telling, axes: Axes) -> None:
    goal = telling.result.target
    if goal is not None:
        axes.axhline(goal, color=BACKTEST, lw=1.6, ls=(0, (5, 3)), zorder=3)


def _days(telling: Telling, axes: Axes) -> None:
    """Round days, with room on the right for the last value."""
    course = telling.result.course
    first, last = _at(course[0]), _at(course[-1])
    step = (last - first) / _TICKS
    axes.xaxis.set_major_locator(FixedLocator([first + step * place for place in range(_TICKS + 1)]))
    axes.xaxis.set_major_formatter(DateFormatter("%b %-d"))  # type: ignore[no-untyped-call]  # matplotlib's is untyped
    axes.set_xlim(first - 0.02 * (last - first), last + _ROOM * (last - first))


def _keys(telling: Telling, facts: Facts, figure: Figure, done: bool) -> None:
    say = telling.book.say
    keys = [(say("pipeline.chart_won"), HISTORY)] if done else []
    keys.append((say("pipeline.chart_ahead"), FORECAST))
    keys += [(say("pipeline.chart_goal", goal=facts["goal"].forms["goal"]), BACKTEST)] if "goal" in facts else []
    key_row(figure, keys)


def _data(telling: Telling) -> tuple[Mark, ...]:
    marks: list[Mark] = [
        {"series": "won", "day": point.day.isoformat(), "value": point.p50, "p10": point.p10, "p90": point.p90}
        for point in telling.result.course
    ]
    if telling.result.target is not None:
        marks.append({"series": "target", "value": telling.result.target})
    return tuple(marks)


def _alt(telling: Telling, facts: Facts) -> str:
    say, locale = telling.book.say, telling.book.locale
    today, end = telling.result.today, telling.result.period.end
    day = day_in_words(today, locale) if today else ""
    words = _words(telling, facts) | {"won": facts["won"].display, "day": day, "end": day_in_words(end, locale)}
    said = [say("pipeline.chart_alt", **words)]
    if "goal" in facts:
        said.append(say("pipeline.chart_alt_goal", goal=facts["goal"].forms["goal"]))
    return " ".join(said)
