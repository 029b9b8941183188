"""The columns that a what-if names, also by words for what they are: "prices" for Monthly Charges."""

from dataclasses import dataclass

from automl.table import Column
from automl.understanding.lexicon.written import words
from automl.understanding.mentions import Mention
from automl.understanding.names import canonical, raw_words
from automl.understanding.rows.asked import Asked, predictable
from automl.understanding.words import Span

_PRICES = words("price prices pricing fee fees charge charges rate rates cost costs fare fares rent premium")
_PRICED = words("price prices charge charges fee fees rate fare rent premium cost tariff")
_WHOLE = words("total cumulative lifetime overall sum")


@dataclass(frozen=True, slots=True)
class Place:
    """A column that may change, and where it stands. mention: None where it was named by what it is."""

    column: Column
    span: Span
    mention: Mention | None = None


def places(asked: Asked) -> list[Place]:
    """The columns that may change, in order."""
    found = []
    for mention in asked.mentions:
        fit = [each.column for each in mention.columns if predictable(each.column, asked.scene.table)]
        if fit:
            found.append(Place(fit[0], mention.span, mention))
    loose = [(at, _by_what_it_is(asked, at)) for at in range(len(asked.sentence)) if asked.mention_at(at) is None]
    meant = [Place(column, Span(at, at + 1)) for at, column in loose if column is not None]
    return sorted([*found, *meant], key=lambda each: each.span)


def price_of(asked: Asked) -> Column | None:
    """The one column of a table that is a price, other than a sum over time; None where there is not just one."""
    numeric = [each for each in asked.scene.table.numeric if predictable(each, asked.scene.table)]
    priced = [each for each in numeric if not _PRICED.isdisjoint(raw_words(each.name))]
    each_time = [each for each in priced if _WHOLE.isdisjoint(raw_words(each.name))]
    return each_time[0] if len(each_time) == 1 else None


def _by_what_it_is(asked: Asked, at: int) -> Column | None:
    """The one price of a table, or the one column of a name that ends with the word."""
    word = asked.sentence.plain(at)
    numeric = [each for each in asked.scene.table.numeric if predictable(each, asked.scene.table)]
    if word in _PRICES:
        return price_of(asked)
    if not word.isalpha() or word in asked.scene.lexicon.common or word in asked.rows.becoming:
        return None
    one = canonical(word, asked.scene.lexicon)
    fit = [each for each in numeric if one in {canonical(part, asked.scene.lexicon) for part in raw_words(each.name)}]
    return fit[0] if len(fit) == 1 else None
