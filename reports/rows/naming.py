"""What rows are called, and what it is called when the outcome happens to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from automl.table import Column, Kind, Table
from reports.phrases import Phrasebook

_IDENTIFIER = re.compile(r"(.+?)[\s_\-.#]*(?:id|no|nr|num|number|key|code|name)", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NEGATED = re.compile(r"\b(not|no|non|never|un)\b|^(not|non|un)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entity:
    """What one row is. plural: "customers"; "rows" where the table does not tell. who: "who" of people, else "that"."""

    plural: str
    who: str

    def counted(self, number: int, written: str, book: Phrasebook) -> str:
        """Such as "1 customer", "1,204 customers"."""
        return f"{written} {book.one(self.plural) if number == 1 else self.plural}"


def entity_of(table: Table, book: Phrasebook) -> Entity:
    """What the rows are, by the column that tells them apart, else by the table's name."""
    unique = [column for column in table.columns if _tells_apart(column, table)]
    found = [word for column in unique for word in _known(_stem(column.name), book)]
    named = found[:1] or _known(table.name.rsplit(".", 1)[0], book)[-1:]
    if not named:
        return Entity(book.say("rows.plain"), book.say("rows.that"))
    plural: str = book.entries["entities"][named[0]]
    return Entity(plural, book.say("rows.who" if named[0] in book.entries["rows"]["people"] else "rows.that"))


def _tells_apart(column: Column, table: Table) -> bool:
    return column.kind in (Kind.ID, Kind.TEXT, Kind.CATEGORY) and 0 < table.rows == column.distinct


def _stem(name: str) -> str:
    found = _IDENTIFIER.fullmatch(name)
    return found[1] if found else name


def _known(text: str, book: Phrasebook) -> list[str]:
    """The words of a name that are kinds of rows, in the singular."""
    words = [word.lower() for word in _WORDS.findall(text.replace("_", " "))]
    known = book.entries["entities"]
    plurals = {plural: word for word, plural in known.items()}
    return [word if word in known else plurals[word] for word in words if word in known or word in plurals]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is predicted, as a verb: do ("leave"), does ("leaves"), to ("leave", after "to")."""

    do: str
    does: str
    to: str


def outcome_of(target: str, positive: str | None, book: Phrasebook) -> Outcome:
    """The outcome as people say it where its words are known, else by the class: "have “Yes” in Churn"."""
    verbs = book.entries["outcomes"]
    yes = positive is not None and positive.strip().lower() in book.entries["rows"]["yes"]
    spoken = target if yes else positive or ""
    stem = "" if _NEGATED.search(spoken) else _stemmed(spoken, tuple(verbs))
    if stem:
        return Outcome(verbs[stem]["do"], verbs[stem]["does"], verbs[stem].get("to", verbs[stem]["do"]))
    words = {"target": target, "positive": positive or ""}
    return Outcome(*(book.say(f"rows.outcome_{form}", **words) for form in ("do", "does", "to")))


def _stemmed(text: str, stems: Sequence[str]) -> str:
    words = [word.lower() for word in _WORDS.findall(text.replace("_", " "))]
    return next((stem for stem in stems if any(word.startswith(stem) for word in words)), "")
