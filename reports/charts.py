"""The chart of a forecast: recent history, the fan with its median, the tests on the past, the partial period."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from automl.result import Actual, BacktestPoint, Step
from automl.table import Frequency
from reports.axis_labels import short_label
from reports.chart_axes import at, time_axis, value_axis
from reports.forecast.telling import Telling
from reports.formats import headline_scale
from reports.free_place import beside_freely
from reports.house_style import (
    ASKED,
    BACKTEST,
    EARLIER,
    FAN,
    FORECAST,
    HISTORY,
    INK,
    Mark,
    Picture,
    beside,
    card,
    finish,
    key_row,
)
from reports.periods import step_in_words

_RECENT = {
    Frequency.YEAR: 40,
    Frequency.QUARTER: 20,
    Frequency.MONTH: 36,
    Frequency.WEEK: 78,
    Frequency.DAY: 60,
    Frequency.HOUR: 96,
}
_YEARLY = {Frequency.MONTH: 12, Frequency.QUARTER: 4, Frequency.WEEK: 52}
_MOST = 200

Earlier = Sequence[tuple[Step, float]]


def forecast_chart(telling: Telling, title: str, subtitle: str) -> Picture:
    """The total as a line of its recent history with the fan of its forecast; the period asked for is shaded."""
    result = telling.result
    recent = recent_history(telling)
    tests = [point for point in result.backtest.points if recent and point.start >= recent[0].start]
    earlier = year_earlier(telling)
    figure, axes = card(title, subtitle)
    _asked(telling, axes)
    _line(axes, recent)
    _tests(axes, tests)
    axes.plot([at(step) for step, _ in earlier], [value for _, value in earlier], color=EARLIER, lw=1.4, ls=":")
    _fan(axes, recent, result.path)
    so_far = _so_far(telling, axes)
    value_axis(axes, _lowest(recent, result.path), result.unit, telling.book.locale)
    time_axis(axes, [*recent, *result.path], result.history.frequency, telling.book.locale)
    _end(telling, axes)
    _keys(telling, figure, bool(tests), bool(earlier))
    if so_far is not None:
        beside_freely(axes, *so_far, INK)
    return Picture(finish(figure, axes), _data(recent, result.path, tests, earlier))


def recent_history(telling: Telling) -> Sequence[Actual]:
    """As much history as helps to judge the forecast: a few seasons, three times the steps ahead, never 60 years."""
    result = telling.result
    most = max(_RECENT[result.history.frequency], 2 * result.season, 3 * len(result.path))
    return telling.actuals[-min(most, max(_MOST, 2 * len(result.path))) :]


def year_earlier(telling: Telling) -> Earlier:
    """What happened a year before each step ahead, where the history has it for all of them."""
    result = telling.result
    season = _YEARLY.get(result.history.frequency)
    if season is None or season > len(telling.actuals) or not 1 < len(result.path) <= season:
        return []
    before = telling.actuals[-season:][: len(result.path)]
    return [(step, actual.value) for step, actual in zip(result.path, before, strict=True)]


def _lowest(recent: Sequence[Actual], path: Sequence[Step]) -> float:
    return min([each.value for each in recent] + [step.p10 for step in path])


def _line(axes: Axes, recent: Sequence[Actual]) -> None:
    marker = "o" if len(recent) == 1 else None
    axes.plot([at(each) for each in recent], [each.value for each in recent], color=HISTORY, lw=1.8, marker=marker)


def _tests(axes: Axes, points: Sequence[BacktestPoint]) -> None:
    """One thin line for each window; windows of a single step are joined, or nothing would be seen."""
    windows = sorted({point.window for point in points})
    lines = [[point for point in points if point.window == window] for window in windows]
    if lines and max(map(len, lines)) == 1:
        lines = [[point for line in lines for point in line]]
    for line in lines:
        axes.plot([at(point) for point in line], [point.p50 for point in line], color=BACKTEST, lw=1.2)


def _fan(axes: Axes, recent: Sequence[Actual], path: Sequence[Step]) -> None:
    days = [at(step) for step in path]
    middle = [step.p50 for step in path]
    low, high = [step.p10 for step in path], [step.p90 for step in path]
    if recent:
        last = recent[-1].value
        days, middle, low, high = [at(recent[-1]), *days], [last, *middle], [last, *low], [last, *high]
    axes.fill_between(days, low, high, color=FAN, lw=0, zorder=1)
    axes.plot(days, middle, color=FORECAST, lw=2.4, zorder=4)
    axes.plot(days[-1], middle[-1], "o", color=FORECAST, ms=5, zorder=5)


def _asked(telling: Telling, axes: Axes) -> None:
    horizon = telling.result.horizon
    asked = [step for step in telling.result.path if step.end >= horizon.start and step.start <= horizon.end]
    if asked:
        path = telling.result.path
        half = (at(path[1]) - at(path[0]) if len(path) > 1 else (path[0].end - path[0].start).days + 1) / 2
        axes.axvspan(at(asked[0]) - half, at(asked[-1]) + half, color=ASKED, zorder=0, lw=0)


def _end(telling: Telling, axes: Axes) -> None:
    """Names the last step's value beside it."""
    last = telling.result.path[-1]
    scale = headline_scale([last.p10, last.p50, last.p90], telling.result.unit, telling.book.locale)
    label = short_label(last.period, last.start, telling.result.history.frequency, telling.book.locale)
    text = f"{label}\n{scale.write(last.p50)}"
    beside(axes, text, (at(last), last.p50), FORECAST)


def _so_far(telling: Telling, axes: Axes) -> tuple[str, tuple[float, float]] | None:
    """Draws what the period that is not over has so far; its label, and the place that it names."""
    partial = telling.result.history.dropped_partial
    if partial is None or telling.result.history.frequency is Frequency.HOUR:
        return None
    step = next((each for each in telling.result.path if each.period == partial.period), telling.result.path[0])
    place = (at(step), partial.actual_so_far)
    axes.plot(*place, "o", mfc="none", mec=HISTORY, mew=1.4, ms=7, zorder=5)
    scale = headline_scale([partial.actual_so_far], telling.result.unit, telling.book.locale)
    period, value = step_in_words(partial.period, telling.book.locale), scale.write(partial.actual_so_far)
    return telling.book.say("chart.partial", period=period, value=value), place


def _keys(telling: Telling, figure: Figure, tests: bool, earlier: bool) -> None:
    say = telling.book.say
    keys = [(say("chart.history"), HISTORY), (say("chart.forecast"), FORECAST)]
    keys += [(say("chart.tests"), BACKTEST)] if tests else []
    keys += [(say("chart.earlier"), EARLIER)] if earlier else []
    key_row(figure, keys)


def _data(
    recent: Sequence[Actual], path: Sequence[Step], tests: Sequence[BacktestPoint], earlier: Earlier
) -> tuple[Mark, ...]:
    marks: list[Mark] = [{"series": "history", "period": each.period, "value": each.value} for each in recent]
    marks += [{"series": "backtest", "period": point.period, "value": point.p50} for point in tests]
    marks += [{"series": "year earlier", "period": step.period, "value": value} for step, value in earlier]
    marks += [
        {"series": "forecast", "period": step.period, "value": step.p50, "p10": step.p10, "p90": step.p90}
        for step in path
    ]
    return tuple(marks)
