"""The facts of a group that is explained from the data: another mix of rows, or the same rows doing otherwise."""

from collections.abc import Iterator, Sequence

from automl.explaining.result import Contribution, Part
from reports.explaining.telling import Explained
from reports.facts import Fact
from reports.reply import TablePart
from reports.rows.figures import share_of

_PARTS = 8


def group_facts(told: Explained) -> Iterator[Fact]:
    """`mix_1` and so on for the columns that count, `part_1` and so on for their values."""
    split = [each for each in told.sum.shares if each.contribution.mix is not None]
    # Where nothing is on both sides, no rows are "the same ones doing otherwise".
    both = [
        each for each in split if not told.own(each.contribution.column) and not told.apart(each.contribution.column)
    ]
    for place, each in enumerate(both, start=1):
        yield _mix(told, place, each.contribution, each.amount)
    for place, part in enumerate(shown_parts(told), start=1):
        yield _part(told, place, part)


def shown_parts(told: Explained) -> Sequence[Part]:
    """The values that make the most difference, of the column that counts most of those that can be split."""
    split = {part.column for part in told.result.parts}
    counting = (each.contribution.column for each in told.sum.shares if each.contribution.column in split)
    first = next(counting, None)
    own = [part for part in told.result.parts if part.column == first] or list(told.result.parts)
    return sorted(own, key=lambda part: -abs(part.effect))[:_PARTS]


def parts_table(told: Explained) -> Iterator[TablePart]:
    """The values of the column that counts most: how frequent they are, and how they do, here and elsewhere."""
    parts = shown_parts(told)
    if not parts or len({part.column for part in parts}) > 1:
        return
    words = {"column": parts[0].column, "others": told.others}
    names = ("value", "share", "share_elsewhere", "figure", "figure_elsewhere", "effect")
    titles = [told.say(f"explain.mix.{name}", **words) for name in names]
    rows = [
        [
            part.value,
            share_of(part.share, told.book),
            share_of(part.share_elsewhere, told.book),
            told.figure(part.figure),
            told.figure(part.figure_elsewhere),
            told.signed(told.sum.scale.rounded(part.effect)),
        ]
        for part in parts
    ]
    count = len([part for part in told.result.parts if part.column == parts[0].column])
    yield TablePart(told.say("explain.mix.table", **words), titles, rows, count)


def _mix(told: Explained, place: int, each: Contribution, amount: float) -> Fact:
    mix = told.sum.scale.rounded(each.mix or 0.0)
    words = {
        "column": each.column,
        "amount": told.signed(amount),
        "mix": told.signed(mix),
        "rate": told.signed(told.sum.scale.rounded(amount - mix)),
    }
    statement, label = told.say("explain.mix.both", **words), told.say("explain.mix.label", column=each.column)
    return Fact(f"mix_{place}", label, mix, told.unit, words["mix"], statement, "explain.mix", {"name": each.column})


def _part(told: Explained, place: int, part: Part) -> Fact:
    words = {
        "name": told.say("rows.quoted", value=part.value),
        "share": share_of(part.share, told.book),
        "share_elsewhere": share_of(part.share_elsewhere, told.book),
        "figure": told.figure(part.figure),
        "figure_elsewhere": told.figure(part.figure_elsewhere),
        "others": told.others,
    }
    statement = told.say("explain.mix.part", **words)
    label = told.say("explain.mix.part_label", column=part.column, name=part.value)
    effect = told.signed(told.sum.scale.rounded(part.effect))
    return Fact(
        f"part_{place}", label, part.effect, told.unit, effect, statement, "explain.parts", {"name": part.value}
    )
