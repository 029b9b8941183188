"""Placeholders misused: of other facts, of none, with more than a form, in braces within braces."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.play.model.minds.facts import Brief, Fact


@dataclass(frozen=True)
class Pair:
    """Two facts of a brief, the same one twice where there is but one."""

    one: Fact
    other: Fact

    @classmethod
    def of(cls, random: Random, brief: Brief) -> "Pair":
        one = random.choice(brief.facts)
        others = [fact for fact in brief.facts if fact != one]
        return cls(one, random.choice(others) if others else one)


#: What each puts into a sentence; § is the one fact's id, ¤ the other's, ‡ the one's label, † the other's.
_POINTERS: dict[str, tuple[str, ...]] = {
    "swapped": ("‡: {¤.value}", "{§.name}: {¤.value}", "{§.period}: {¤.statement}", "† – {§.range}", "‡ {¤.change}"),
    "two_facts": ("{§.statement} {¤.statement}", "{§.value} / {¤.value}", "{§.value} ({¤.range})"),
    "twice": ("{§.statement} {§.statement}", "{§.value}{§.value}"),
    "unknown": ("{f99.statement}", "{x.statement}", "{§.truth}", "{statement}", "{}", "{0}", "{§}", "{.statement}"),
    "attribute": (
        "{§.__class__}",
        "{§.statement.__class__.__mro__}",
        "{§.statement.__init__.__globals__}",
        "{§[statement]}",
        "{§.value.real}",
    ),
    "format": (
        "{§.statement!r}",
        "{§.statement:>99999999}",
        "{§.value:x}",
        "{§.value:%}",
        "{§.value + 1}",
        "{-§.value}",
    ),
    "braces": (
        "{{§.statement}}",
        "{§.{¤.value}}",
        "{§.statement",
        "§.statement}",
        "{{{§.statement}}}",
        "${§.statement}",
        "%(§)s",
        "{ § . statement }",
        "{§..statement}",
        "{\u200b§.statement}",
        "｛§.statement｝",
        "{§．statement}",
        "<§.statement>",
        "{% print §.statement %}",
        "#{§.statement}",
    ),
    "letters": ("{§.STATEMENT}", "{§.Statement}", "{§.stаtement}", "{§.statement\n}"),
    "named": ("‡", "‡ leads", "† instead of ‡"),
}


def _pointed(choices: tuple[str, ...]) -> Callable[[Random, Brief], str]:
    def text(random: Random, brief: Brief) -> str:
        pair = Pair.of(random, brief)
        chosen = random.choice(choices).replace("§", pair.one.id).replace("¤", pair.other.id)
        return chosen.replace("‡", pair.one.label).replace("†", pair.other.label)

    return text


POINTERS: dict[str, Callable[[Random, Brief], str]] = {
    f"pointer_{name}": _pointed(choices) for name, choices in _POINTERS.items()
}
