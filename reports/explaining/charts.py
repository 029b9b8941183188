"""The picture of an explanation: steps from the usual number to the one that is displayed."""

from collections.abc import Iterator
from pathlib import Path

from reports.explaining.telling import Explained
from reports.house_style import shorten
from reports.reply import Chart
from reports.rows.pictures import Stride, from_zero, waterfall_picture

_NAME, _TITLE_NAME = 40, 36


def waterfall(told: Explained, out: Path) -> Iterator[Chart]:
    """The steps in the order of their size; none where no column stands out."""
    if not told.sum.shares:
        return
    value, baseline = told.figure(told.sum.value), told.figure(told.sum.baseline)
    kind = "row" if told.result.subject == "row" else told.result.subject
    words = {"name": shorten(told.name, _TITLE_NAME), "value": value, "baseline": baseline, "others": told.others}
    named = told.result.target if kind == "forecast" else words["name"]
    title = told.say("explain.title_row", **{**words, "name": named})
    subtitle = told.say(f"explain.subtitle_{kind}", **words)
    strides = list(_strides(told))
    ends = [end for each in strides if not each.whole for end in (each.start, each.end)]
    if not from_zero(min(ends), max(ends)):
        subtitle = told.say("explain.cut", subtitle=subtitle)
    picture = waterfall_picture(strides, told.unit, title, subtitle, told.book.locale)
    path = out / told.file_name("png")
    path.write_bytes(picture.png)
    steps = [told.say("explain.step", name=each.name, amount=each.written) for each in strides if not each.whole]
    alt = told.say("explain.alt", steps=told.book.listed(steps, most=len(steps)), **words)
    yield Chart(path, title, alt, picture.data)


def _strides(told: Explained) -> Iterator[Stride]:
    at = told.sum.baseline
    first = told.say("explain.average")
    if told.result.subject == "group":
        first = told.book.sentence(told.others).removesuffix(".")
    elif told.result.subject == "forecast":
        first = told.book.sentence(told.say("explain.parts.level")).removesuffix(".")
    yield Stride(first, 0.0, at, told.figure(at), whole=True)
    for each in told.sum.shares:
        name = shorten(told.part(each.contribution), _NAME)
        yield Stride(name, at, at + each.amount, told.signed(each.amount))
        at += each.amount
    if told.sum.others:
        yield Stride(told.say("explain.others"), at, at + told.sum.others, told.signed(told.sum.others))
    total = told.name if told.result.subject != "forecast" else told.result.target
    yield Stride(shorten(total, _NAME), 0.0, told.sum.value, told.figure(told.sum.value), whole=True)
