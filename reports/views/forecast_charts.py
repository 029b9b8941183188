"""The charts of a forecast with their message and their alternative text."""

from pathlib import Path

from reports.chart_text import drawable
from reports.charts import forecast_chart
from reports.forecast.telling import Telling
from reports.group_chart import group_chart
from reports.house_style import shorten
from reports.reply import Chart
from reports.summary import Facts

_TITLE_NAME = 30


def total_chart(telling: Telling, facts: Facts, out: Path) -> Chart:
    """The chart of the total, written to <measure>_forecast.png."""
    title = _title(telling, facts, telling.measure)
    picture = forecast_chart(telling, drawable(title, _title(telling, facts, "")), _subtitle(telling, facts))
    path = out / telling.file_name("forecast.png")
    path.write_bytes(picture.png)
    return Chart(path, title, _alt(telling, facts), picture.data)


def groups_chart(telling: Telling, facts: Facts, out: Path) -> Chart:
    """The chart of the largest groups, written to <measure>_groups.png."""
    say, result = telling.book.say, telling.result
    words = {
        "measure": telling.measure,
        "period": telling.period,
        "columns": telling.book.listed(result.group_columns),
    }
    plain = say("chart.groups_title_plain", **words)
    title = plain
    if "largest" in facts:
        title = say("chart.groups_title", name=shorten(facts["largest"].forms["name"], _TITLE_NAME), **words)
    compared = any(group.year_before is not None for group in telling.shown)
    subtitle = say("chart.groups_subtitle" if compared else "chart.groups_subtitle_plain")
    picture = group_chart(telling, drawable(title, drawable(plain, telling.period)), subtitle)
    path = out / telling.file_name("groups.png")
    path.write_bytes(picture.png)
    shown = [facts[f"group_{place}"] for place in range(1, len(picture.data) + 1)]
    bars = telling.book.listed(
        [say("chart.bar", name=each.forms["name"], value=each.display) for each in shown], most=len(shown)
    )
    return Chart(path, title, say("chart.groups_alt", bars=bars, **words), picture.data)


def _title(telling: Telling, facts: Facts, measure: str) -> str:
    say, change = telling.book.say, facts["versus"].forms["change"] if "versus" in facts else None
    value = facts["total"].display
    message = say("chart.title", period=telling.period, value=value)
    message = message if change is None else say("chart.title_change", title=message, change=change)
    return say("chart.title_measure", measure=measure, title=message) if measure else message


def _subtitle(telling: Telling, facts: Facts) -> str:
    step = telling.book.say(f"nouns.{telling.result.history.frequency}", 1)
    between = facts["spread"].forms.get("range")
    if between is None:
        return telling.book.say("chart.subtitle_certain", step=step)
    return telling.book.say("chart.subtitle", between=between, step=step)


def _alt(telling: Telling, facts: Facts) -> str:
    last, end = facts["last_actual"], facts["path_end"]
    return telling.book.say(
        "chart.alt",
        measure=telling.measure,
        step=telling.book.say(f"nouns.{telling.result.history.frequency}", 1),
        last_period=last.forms["name"],
        last_value=last.display,
        value=end.display,
        period=end.forms["name"],
        between=end.forms["between"],
    )
