"""The axes of charts: few ticks, written as business people write them."""

from collections.abc import Sequence

from babel import Locale
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.dates import date2num
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from automl.result import Actual, BacktestPoint, Step, Unit
from automl.table import Frequency
from reports.axis_labels import labelled
from reports.formats import axis_scale
from reports.house_style import GRID
from reports.periods import moment

Placed = Actual | BacktestPoint | Step
_STEPS = (1, 2, 2.5, 5, 10)
_ROOM_FOR_LABEL = 0.03


def at(step: Placed) -> float:
    """Where a step lies on the time axis: at its first day, hours at their hour."""
    return float(date2num(moment(step.period) or step.start))  # type: ignore[no-untyped-call]  # matplotlib's is untyped


def value_axis(axes: Axes, lowest: float, unit: Unit, locale: Locale) -> None:
    """Ticks of the values that were drawn: from zero where that wastes little room, never below it without reason."""
    low, high = axes.get_ylim()
    if low < 0 <= lowest or 0 < low < high / 2:
        low = 0.0
    ticks = list(MaxNLocator(5, steps=_STEPS).tick_values(low, high))
    while len(ticks) > 2 and ticks[1] <= low:  # noqa: PLR2004 - the two ends
        ticks.pop(0)
    axes.set_ylim(ticks[0], max(high, ticks[-1]))
    write_ticks(axes.yaxis, ticks, unit, locale)
    axes.grid(axis="y", color=GRID, lw=0.8)
    axes.set_axisbelow(True)


def write_ticks(axis: Axis, ticks: Sequence[float], unit: Unit, locale: Locale) -> None:
    """Ticks at `ticks`, with as many digits as they need."""
    scale = axis_scale(ticks, unit, locale)
    axis.set_major_locator(FixedLocator(ticks))
    axis.set_major_formatter(FixedFormatter([scale.write(tick) if tick else scale.zero() for tick in ticks]))


def time_axis(axes: Axes, steps: Sequence[Actual | Step], frequency: Frequency, locale: Locale) -> None:
    """Labels on round steps, with room on the right for the last one's value."""
    places = labelled([(step.period, step.start) for step in steps], frequency, locale)
    axes.xaxis.set_major_locator(FixedLocator([at(steps[place]) for place, _ in places]))
    axes.xaxis.set_major_formatter(FixedFormatter([text for _, text in places]))
    first, last = at(steps[0]), at(steps[-1])
    length = max(last - first, 1.0)
    axes.set_xlim(first - 0.02 * length, last + _ROOM_FOR_LABEL * length)
