"""The cues of a change: growth, a decline, year over year."""

from dataclasses import replace

from automl.table import Frequency
from automl.understanding.asking.pointing import FURTHEST, Read, each_alone, found
from automl.understanding.asking.wish import Wish
from automl.understanding.scene import Scene
from automl.understanding.words import Sentence, Span


def change(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """Growth, a decline, a change, year over year."""
    words = scene.lexicon.asking
    for phrases, before in ((words.year_before, "year"), (words.step_before, "step")):
        span = found(sentence, phrases, scene)
        if span:
            taken = sentence.take(span)
            relative = bool(sentence.find(words.relative))
            fall = found(taken, each_alone(words.grown | words.shrunk | words.changed), scene)
            step = _unit_said(taken, span) if before == "step" else None
            kept = replace(
                wish, changed=True, before="year" if before == "year" else "step", relative=relative, step=step
            )
            return kept, taken.take(fall) if fall else taken
    span = found(sentence, each_alone(words.grown | words.shrunk | words.changed), scene)
    if span is None or _idle(sentence, span):
        return wish, sentence
    shrunk = sentence.plain(span.start) in words.shrunk
    flipped = {"largest": "smallest", "smallest": "largest"}
    order = flipped[wish.order] if shrunk and wish.order else "smallest" if shrunk else wish.order or "largest"
    taken = sentence.take(span)
    rate = taken.find(words.relative)
    changed = replace(
        wish, changed=True, order="smallest" if order == "smallest" else "largest", relative=bool(rate), share=False
    )
    return changed, taken.take(rate) if rate else taken


def _unit_said(sentence: Sentence, span: Span) -> Frequency:
    """The unit of "month over month", "qoq"."""
    first = sentence.plain(span.start)[:1] if len(span) > 1 or len(sentence.plain(span.start)) <= FURTHEST else ""
    named = {"q": Frequency.QUARTER, "w": Frequency.WEEK}
    said = [sentence.plain(at)[:1] for at in span]
    return next((named[letter] for letter in (first, *said) if letter in named), Frequency.MONTH)


def _idle(sentence: Sentence, span: Span) -> bool:
    """Whether a small word such as "up" or "down" says nothing of a change: "break down", "up to"."""
    word, before, after = (sentence.plain(at) for at in (span.start, span.start - 1, span.start + 1))
    if word in ("up", "down"):
        return after in ("to", "by", "for", "until") or before not in (
            "is",
            "are",
            "was",
            "were",
            "went",
            "go",
            "gone",
            "most",
        )
    return word in ("lost", "change") and (
        word == "lost" or before in ("to", "can", "please", "") or after in ("it", "that", "the")
    )
