"""The facts of the method: which models answered, and what was known in advance."""

from collections.abc import Iterator

from automl.result import Unit
from reports.facts import Fact
from reports.forecast.telling import Telling
from reports.formats import percent_scale

_HOLIDAYS = "holidays"


def method_facts(telling: Telling) -> Iterator[Fact]:
    """`models` where they are named, `known` where columns known in advance helped."""
    if telling.result.shares:
        yield _models(telling)
    if telling.result.known_used:
        yield _known(telling)


def _models(telling: Telling) -> Fact:
    book = telling.book
    shares = sorted(
        ((name, share) for name, share in telling.result.shares.items() if share > 0), key=lambda pair: -pair[1]
    )
    scale = percent_scale([share for _, share in shares[:1]], book.locale)
    if len(shares) == 1:
        statement = book.say("method.one", name=_named(telling, shares[0][0]))
    else:
        weighed = [
            book.say("method.weight", name=_named(telling, name), share=scale.write(share)) for name, share in shares
        ]
        statement = book.say("method.many", names=book.listed(weighed, most=8))
    return Fact("models", book.say("method.label"), len(shares), Unit("count"), statement, statement, "forecast.shares")


def _named(telling: Telling, name: str) -> str:
    """What people may look a model up by; the naive guess is called by what it does."""
    if name.lower().replace("_", "") in ("seasonalnaive", "naive"):
        return telling.copying
    return telling.result.models.get(name, name).split(":")[0].strip()


def _known(telling: Telling) -> Fact:
    book = telling.book
    names = [book.say("method.holidays") if name == _HOLIDAYS else name for name in telling.result.known_used]
    statement = book.say("method.known", names=book.listed(names))
    return Fact(
        "known",
        book.say("method.known_label"),
        len(names),
        Unit("count"),
        book.listed(names),
        statement,
        "forecast.known_used",
    )
