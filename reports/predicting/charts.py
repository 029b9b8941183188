"""The picture of how well it works: chances against what happened, values against what was, classes against classes."""

from collections.abc import Iterator
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from automl.predicting.result import Bin
from automl.result import Unit
from reports.chart_axes import write_ticks
from reports.chart_text import drawable, families
from reports.house_style import BACKTEST, CARD, FORECAST, GRID, INK, SMALL, Mark, Picture, card, finish, shorten
from reports.predicting.telling import Predicted
from reports.predicting.tenths import tenths
from reports.reply import Chart
from reports.rows.figures import chance
from reports.rows.pictures import Bar, bar_picture

_PERCENT = Unit("percent")
_NAME, _CELL = 30, 14
_FEW_BINS, _FEW_PAIRS = 2, 10
_MOST_CLASSES = 8
_DOTS = 1_000
_TICKS = (1, 2, 2.5, 5, 10)
_DARK = 0.55


def quality_chart(told: Predicted, out: Path) -> Iterator[Chart]:
    """The one picture that fits what is predicted; none where there is too little to see."""
    path = out / told.file_name("test.png")
    if told.chances and len(tenths(told.result.calibration)) >= _FEW_BINS:
        yield _calibration(told, path)
    elif told.result.task == "regression" and len(told.result.pairs) >= _FEW_PAIRS:
        yield _pairs(told, path)
    elif told.result.task == "multiclass" and told.result.confusion:
        yield _confusion(told, path)


def _calibration(told: Predicted, path: Path) -> Chart:
    """A bar for each range of chances: how often it came true, with a mark at the chance that was given."""
    bins = tenths(told.result.calibration)
    written = [(chance(each.predicted, told.book), chance(each.actual, told.book)) for each in bins]
    title = told.say("predict.chart.calibration_title", said=written[0][0], came=written[0][1])
    subtitle = told.say("predict.chart.calibration_subtitle", rows=told.counted(_tested(bins)))
    bars = [
        Bar(told.say("predict.chart.calibration_name", said=said), each.actual, came, each.predicted)
        for each, (said, came) in zip(bins, written, strict=True)
    ]
    picture = bar_picture(bars, _PERCENT, title, subtitle, told.book.locale)
    path.write_bytes(picture.png)
    said = [told.say("predict.chart.calibration_bar", said=gave, came=came) for gave, came in written]
    alt = told.say("predict.chart.calibration_alt", bars="; ".join(said))
    return Chart(path, title, alt, picture.data)


def _tested(bins: list[Bin]) -> int:
    return sum(each.rows for each in bins)


def _pairs(told: Predicted, path: Path) -> Chart:
    pairs = told.result.pairs[:: max(1, len(told.result.pairs) // _DOTS)]
    title = told.say("predict.chart.pairs_title")
    subtitle = told.say("predict.chart.pairs_subtitle")
    figure, axes = card(drawable(title), subtitle)
    truths, said = [truth for truth, _ in pairs], [predicted for _, predicted in pairs]
    axes.scatter(truths, said, s=14, color=FORECAST, alpha=0.45, linewidths=0)
    ends = (min(*truths, *said), max(*truths, *said))
    axes.plot(ends, ends, color=INK, lw=1.2, ls=(0, (4, 3)))
    for axis in (axes.xaxis, axes.yaxis):
        ticks = [float(tick) for tick in MaxNLocator(4, steps=_TICKS).tick_values(*ends)]
        write_ticks(
            axis, [tick for tick in ticks if ends[0] <= tick <= ends[1]] or list(ends), told.unit, told.book.locale
        )
    axes.grid(color=GRID, lw=0.8)
    axes.set_axisbelow(True)
    for name, key in (("x", "pairs_truth"), ("y", "pairs_predicted")):
        axes.set(**{f"{name}label": told.say(f"predict.chart.{key}")})
    _label(axes)
    marks: list[Mark] = [{"actual": truth, "predicted": predicted} for truth, predicted in pairs]
    path.write_bytes(finish(figure, axes))
    off = told.value(told.metric("mae") or 0.0)
    alt = told.say("predict.chart.pairs_alt", count=told.counted(len(pairs)), off=off)
    return Chart(path, title, alt, tuple(marks))


def _label(axes: Axes) -> None:
    for label in (axes.xaxis.label, axes.yaxis.label):
        label.set(size=SMALL, color=INK, family=families())


def _confusion(told: Predicted, path: Path) -> Chart:
    """Counts of each class as it was (rows) against what it was taken for (columns), of the most frequent classes."""
    confusion = told.result.confusion
    most = sorted(range(len(confusion)), key=lambda place: -sum(confusion[place]))[:_MOST_CLASSES]
    chosen = sorted(most)
    names = [told.result.classes[place] for place in chosen]
    counts = [[confusion[row][column] for column in chosen] for row in chosen]
    title, subtitle = told.say("predict.chart.confusion_title"), told.say("predict.chart.confusion_subtitle")
    if len(chosen) < len(confusion):
        more = told.say("predict.chart.more_classes", shown=told.count(len(chosen)), all=told.count(len(confusion)))
        subtitle = f"{subtitle} {more}"
    picture = _drawn(told, names, counts, title, subtitle)
    path.write_bytes(picture.png)
    cells = [
        told.say("predict.chart.confusion_cell", truth=names[i], taken=names[j], count=told.count(count))
        for i, row in enumerate(counts)
        for j, count in enumerate(row)
        if count
    ]
    alt = told.say("predict.chart.confusion_alt", cells=told.book.listed(cells, most=20))
    return Chart(path, title, alt, picture.data)


def _drawn(told: Predicted, names: list[str], counts: list[list[int]], title: str, subtitle: str) -> Picture:
    figure, axes = card(drawable(title), subtitle, 1.8 + 0.42 * len(names))
    for i, row in enumerate(counts):
        whole = max(1, sum(row))
        for j, count in enumerate(row):
            share = count / whole
            color = FORECAST if i == j else BACKTEST
            axes.add_patch(Rectangle((j - 0.48, i - 0.46), 0.96, 0.92, facecolor=color, alpha=max(0.05, share), lw=0))
            ink = CARD if share > _DARK else INK
            axes.text(j, i, told.count(count), ha="center", va="center", color=ink, size=SMALL, family=families())
    axes.set_xlim(-0.5, len(names) - 0.5)
    axes.set_ylim(len(names) - 0.5, -0.5)
    for axis, width in ((axes.xaxis, max(6, 2 * _CELL // max(2, len(names) // 2))), (axes.yaxis, _NAME)):
        axis.set_major_locator(FixedLocator(range(len(names))))
        shown = [drawable(shorten(name, width), otherwise=f"{place}.") for place, name in enumerate(names, start=1)]
        axis.set_major_formatter(FixedFormatter(shown))
    axes.tick_params(labelcolor=INK)
    data: list[Mark] = [
        {"series": names[i], "taken": names[j], "value": float(count)}
        for i, row in enumerate(counts)
        for j, count in enumerate(row)
    ]
    return Picture(finish(figure, axes), tuple(data))
