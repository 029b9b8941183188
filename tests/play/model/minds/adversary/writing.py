"""A writer who lies: one attack a reply, among true sentences."""

from dataclasses import dataclass
from random import Random

from tests.play.model.minds.facts import Brief
from tests.play.model.replies import Reply, dumped

from .claims import CLAIMS
from .digits import DIGITS
from .markup import MARKUP
from .pointers import POINTERS
from .shapes import SHAPED_LIES, SHAPES
from .words import WORDS

#: How a false text gets into a sentence; ¶ is the text, § a true statement's place.
CARRIERS = ("¶", "Sales reach ¶.", "For planning: ¶ §", "§ (¶)", "§, about ¶", "¶: §", "Für die Planung: § – ¶", "§ ¶")
ATTACKS = (*DIGITS, *WORDS, *CLAIMS, *MARKUP, *POINTERS, *SHAPES)
_LANGUAGES = ("en", "de", "es", "fr", "pt")


@dataclass(frozen=True)
class Lie:
    """One false sentence, and the text in it that must not reach a person; "" where an honest one may hold it too."""

    sentence: str
    smuggled: str


def lying(random: Random, brief: Brief, attack: str | None = None) -> Reply:
    """A reply with one attack, at random or the one that is named; its name is the reply's note."""
    name = attack or random.choice(ATTACKS)
    note = f"adversary: {name}"
    if name in SHAPES:
        return Reply(SHAPES[name](random, brief), note=note, smuggled=SHAPED_LIES)
    lie = _lie(random, brief, name)
    sentences = [_true(random, brief) for _ in range(random.randint(0, 3))]
    sentences.insert(random.randint(0, len(sentences)), lie.sentence)
    language = random.choice((brief.language, *_LANGUAGES)) if random.random() < 0.2 else brief.language
    return Reply(
        dumped({"language": language, "sentences": sentences}),
        note=note,
        smuggled=(lie.smuggled,) if lie.smuggled else (),
    )


def _lie(random: Random, brief: Brief, name: str) -> Lie:
    if name in CLAIMS:
        claim = CLAIMS[name](random)
        around = max(claim.split("§"), key=len).strip()
        return Lie(claim.replace("§", _true(random, brief)), around)
    if name in POINTERS:
        pointed = POINTERS[name](random, brief)
        return Lie(random.choice(("", "For planning: ")) + pointed, pointed if "{" in pointed else "")
    text = {**DIGITS, **WORDS, **MARKUP}[name](random)
    carrier = random.choice(CARRIERS)
    return Lie(carrier.replace("§", _true(random, brief)).replace("¶", text), text)


def _true(random: Random, brief: Brief) -> str:
    return f"{{{random.choice(brief.facts).id}.statement}}"
