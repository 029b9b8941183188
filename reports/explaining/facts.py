"""The facts of an explanation: the number, what adds to it and takes away, what it rests on."""

from collections.abc import Iterator

from automl.result import Unit
from reports.explaining.adding import Share
from reports.explaining.group_facts import group_facts
from reports.explaining.telling import Explained
from reports.facts import Fact
from reports.formats import whole
from reports.noted import assumed_facts, kept_facts, note_facts
from reports.rows.cautions import caution_facts
from reports.rows.drivers import driver_facts

_LED = 3


def explain_facts(told: Explained) -> Iterator[Fact]:
    """`answer`; `raises`, `lowers`; `reason_1` and so on, `others`; `mix_…`, `part_…`; what it rests on."""
    result, book = told.result, told.book
    if result.subject == "drivers":
        yield from _drivers(told)
    else:
        yield _answer(told)
        yield from _direction(told)
        yield from _reasons(told)
        yield from group_facts(told)
    yield from _beside(told)
    yield from caution_facts(result.cautions, told.words, book)
    yield from kept_facts(told.plan, book)
    yield from assumed_facts(told.plan, book)
    yield from note_facts(told.table.notes, book)


def _drivers(told: Explained) -> Iterator[Fact]:
    result = told.result
    if not result.drivers:
        statement = told.say("explain.reasons.nothing_drives")
        yield Fact("drivers", told.say("predict.sheet.drivers"), None, None, statement, statement, "explain.drivers")
    yield from driver_facts(result.drivers, result.target, told.book, chances=told.chances, asked=True)


def _answer(told: Explained) -> Fact:
    """The number that is explained, beside what it starts from."""
    result, sum_ = told.result, told.sum
    words = {"name": told.name, "value": told.figure(sum_.value), "baseline": told.figure(sum_.baseline)}
    if result.subject == "group":
        key, words = f"group_{_kind(told)}", {**words, **_against(told)}
    elif result.subject == "forecast":
        key = "forecast"
    elif told.chances and result.positive is None and result.predicted is not None:
        key, words = "class", {**words, "predicted": str(result.predicted)}
    else:
        key = "chance" if told.chances else "value"
    statement = told.say(f"explain.head.{key}", **words)
    label = told.say("explain.head.label", name=told.name)
    forms = {"name": told.name, "baseline": words["baseline"]}
    return Fact("answer", label, result.value, told.unit, words["value"], statement, "explain.value", forms)


def _kind(told: Explained) -> str:
    if told.sum.difference == 0:
        return "even"
    return "rate" if told.chances else "sum" if told.result.what == "sum" else "mean"


def _against(told: Explained) -> dict[str, str]:
    way = "higher" if told.sum.difference > 0 else "lower"
    return {
        "others": told.others,
        "amount": told.size(told.sum.difference),
        "direction": told.say(f"explain.head.{way}"),
    }


def _direction(told: Explained) -> Iterator[Fact]:
    """That it is the other way round than was asked."""
    asked, is_higher = told.plan.direction, told.sum.difference > 0
    if asked is None or told.sum.difference == 0 or is_higher == (asked == "higher"):
        return
    statement = told.say("explain.head.otherwise", direction=told.say(f"explain.head.{asked}"))
    yield Fact("otherwise", told.say("explain.head.otherwise_label"), None, None, asked, statement, "explain.direction")


def _reasons(told: Explained) -> Iterator[Fact]:
    shares, label = told.sum.shares, told.say("explain.reasons.label")
    sides = {
        "raises": ("up", [each for each in shares if each.amount > 0]),
        "lowers": ("down", [each for each in shares if each.amount < 0]),
    }
    if not shares:
        statement = told.say("explain.reasons.none")
        yield Fact("raises", label, None, None, statement, statement, "explain.contributions")
    for name, (key, some) in sides.items():
        if some:
            names = [
                told.say("explain.reasons.named", name=told.part(each.contribution), amount=told.signed(each.amount))
                for each in some[:_LED]
            ]
            statement = told.say(f"explain.reasons.{key}", names=told.book.listed(names))
            yield Fact(name, label, None, None, told.book.listed(names), statement, "explain.contributions")
    for place, each in enumerate(shares, start=1):
        yield _reason(told, place, each)
    if told.sum.folded:
        yield _others(told)


def _reason(told: Explained, place: int, each: Share) -> Fact:
    name, usual = told.part(each.contribution), each.contribution.usual
    words = {"name": name, "amount": told.signed(each.amount)}
    key = "adds" if usual is None or usual == each.contribution.value else "adds_usual"
    statement = told.say(f"explain.reasons.{key}", **words, usual=told.usual(each.contribution))
    label = told.say("explain.reasons.one_label", name=each.contribution.column)
    forms = {"name": each.contribution.column}
    written = told.signed(each.amount)
    return Fact(f"reason_{place}", label, each.amount, told.unit, written, statement, "explain.contributions", forms)


def _others(told: Explained) -> Fact:
    amount = told.sum.others
    count = told.sum.folded
    name = (
        told.say("explain.others_more", count=whole(count, told.book.locale))
        if count > 1
        else told.say("explain.others")
    )
    statement = told.say(f"explain.reasons.{'adds' if amount else 'even'}", name=name, amount=told.signed(amount))
    written = told.signed(amount)
    return Fact("others", name, amount, told.unit, written, statement, "explain.contributions", {"name": name})


def _beside(told: Explained) -> Iterator[Fact]:
    """What the number rests on, and what it does not prove."""
    result, book = told.result, told.book
    if result.outside_range:
        columns = book.listed(list(result.outside_range))
        statement = told.say("explain.outside", columns=columns)
        yield Fact(
            "outside", told.say("explain.outside_label"), None, None, columns, statement, "explain.outside_range"
        )
    if result.subject == "row" and result.found > 1:
        count = told.entity.counted(result.found, whole(result.found, book.locale), book)
        statement = told.say("explain.several", count=count)
        yield Fact(
            "several", told.say("explain.several_label"), result.found, Unit("count"), count, statement, "explain.found"
        )
    if result.subject != "drivers":
        statement = told.say("explain.association" if result.model else "explain.association_data")
        yield Fact("cause", told.say("explain.association_label"), None, None, statement, statement, "explain")
    key = "based_data" if not result.model else "based_drivers" if result.subject == "drivers" else "based_model"
    based = told.say(f"explain.{key}", model=result.model)
    yield Fact("models", told.say("explain.model_label"), None, None, result.model, based, "explain.model")
