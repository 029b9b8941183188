"""The stretches of time in a sentence, each with its role: the period asked for, a filter, a comparison."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from automl.table import Frequency
from automl.understanding.calendar.grammar import Grammar
from automl.understanding.calendar.spoken import Day, Last, Next, Phrase, Rest, Role, Some, Spoken, This, Weekday, Year
from automl.understanding.lexicon.lexicon import CalendarWords, Lexicon
from automl.understanding.lexicon.written import phrases as phrases_of
from automl.understanding.words import Sentence, Span

_LEADS = (
    "in",
    "for",
    "during",
    "over",
    "on",
    "within",
    "of",
    "from",
    "throughout",
    "across",
    "at",
    "the",
    "only",
    "just",
    "between",
    "around",
)
_THEN = phrases_of("until then; till then; up to then; through then; between now and then")
_LIMITS = ("over", "above", "than", "least", "most", "under", "below", "hit", "reach", "exceed", "top", "=", ">", "<")


def phrases(sentence: Sentence, lexicon: Lexicon) -> tuple[tuple[Phrase, ...], Sentence]:
    """Every stretch of time, in order, and the sentence with their words taken."""
    words = lexicon.calendar
    found: list[Phrase] = []
    at = 0
    while at < len(sentence):
        phrase = _phrase(sentence, at, words) if at not in sentence.taken else None
        if phrase:
            found.append(phrase)
            sentence = sentence.take(phrase.span)
            at = phrase.span.end
        else:
            at += 1
    return (_up_to_then(found) if sentence.find(_THEN) else tuple(found)), sentence


def _up_to_then(found: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The stretches, the first period as what all up to it is asked for: "at the end of June, in total until then"."""
    first = next((phrase for phrase in found if phrase.role is Role.PERIOD and not phrase.weak), None)
    return tuple(replace(each, role=Role.UNTIL) if each is first else each for each in found)


def frequency(sentence: Sentence, lexicon: Lexicon) -> tuple[Frequency | None, Sentence]:
    """The step that the words ask for ("by month", "weekly"), and the sentence with those words taken."""
    for span, unit in _steps(sentence, lexicon.calendar):
        return unit, sentence.take(span)
    return None, sentence


def _steps(sentence: Sentence, words: CalendarWords) -> Iterator[tuple[Span, Frequency]]:
    for at in range(len(sentence)):
        if at in sentence.taken:
            continue
        word = sentence.plain(at)
        if word in words.adverbs:
            yield Span(at, at + 1), words.adverbs[word]
        elif word in words.each:
            unit = words.units.get(sentence.plain(at + 1))
            if unit and unit[1] == 1 and not _part_of_period(sentence, at, words):
                yield Span(at, at + 2), unit[0]
        elif word in words.units and sentence.plain(at + 1) == "by" and sentence.plain(at + 2) == word:
            yield Span(at, at + 3), words.units[word][0]


def _part_of_period(sentence: Sentence, at: int, words: CalendarWords) -> bool:
    """Whether the words are a period and no step: "by year end", or "a year" after "for"."""
    if sentence.plain(at) == "a":
        return sentence.plain(at - 1) in (*_LEADS, "", "forecast", "predict") or (
            at + 2 < len(sentence) and (sentence.plain(at + 2) in words.ahead)
        )
    after = sentence.plain(at + 2)
    return after in words.end or (after == "-" and sentence.plain(at + 3) in words.end)


def _phrase(sentence: Sentence, at: int, words: CalendarWords) -> Phrase | None:
    read = Grammar(sentence, words).spoken(at)
    if read is None:
        return None
    spoken, end = read
    counted = (
        isinstance(spoken, Next) and sentence.plain(at) not in words.coming and not _led_by_coming(sentence, at, words)
    )
    if "at" in (sentence.plain(at - 1), sentence.plain(at - 2)) and _is_end(sentence, at, words):
        spoken = Some(1, Frequency.MONTH, spoken, last=True)
    lead = _lead(sentence, at)
    role, start = _role(sentence, at, lead, spoken, words)
    if isinstance(spoken, This) and role in (Role.PERIOD, Role.UNTIL) and _is_end(sentence, at, words):
        spoken = Rest(spoken.unit)
    end, onwards = _onwards(sentence, end, words)
    if onwards and role in (Role.PERIOD, Role.BASIS):
        role = Role.SINCE
    if counted and role is Role.PERIOD and not _is_horizon(sentence, start, end, words):
        return None
    if isinstance(spoken, Year) and role is Role.PERIOD and not _is_year(sentence, at):
        return None
    after = role is Role.SINCE and any(sentence.plain(position) == "after" for position in range(start, at))
    return Phrase(spoken, role, Span(start, end), weak=counted or _by_the_way(spoken), after=after)


def _by_the_way(spoken: Spoken) -> bool:
    """Whether a stretch often tells of the one who asks: "my boss wants it on Thursday", "last week I was asked"."""
    return isinstance(spoken, (Weekday, Last)) or (isinstance(spoken, Day) and spoken.offset is not None)


def _is_end(sentence: Sentence, at: int, words: CalendarWords) -> bool:
    return sentence.plain(at) in words.end or sentence.plain(at + 1) in words.end


def _led_by_coming(sentence: Sentence, at: int, words: CalendarWords) -> bool:
    return any(sentence.plain(at + i) in words.coming for i in (1, 2))


def _lead(sentence: Sentence, at: int) -> int:
    """Where the small words before a stretch of time begin ("for the", "in")."""
    while at > 0 and sentence.plain(at - 1) in _LEADS and at - 1 not in sentence.taken:
        at -= 1
    return at


def _role(sentence: Sentence, at: int, lead: int, spoken: Spoken, words: CalendarWords) -> tuple[Role, int]:
    """The role of the stretch at `at`, and where its phrase begins."""
    basis = _basis(sentence, at, words)
    if basis is not None and not isinstance(spoken, Next):
        return (Role.SINCE if _since(sentence, at, lead, words) else Role.BASIS), basis
    for role, listed in (
        (Role.LEFT_OUT, words.leaving_out),
        (Role.COMPARED, words.comparing),
        (Role.SINCE, words.since),
        (Role.UNTIL, words.until),
    ):
        for position in (at, lead):
            before = sentence.ending_at(position, listed)
            if before and sentence.free(before) and not (role is Role.COMPARED and isinstance(spoken, Next)):
                return role, before.start
    return Role.PERIOD, lead


def _basis(sentence: Sentence, start: int, words: CalendarWords) -> int | None:
    """Where "based on the data of" begins, when that is what stands before."""
    at = start
    while at > 0 and sentence.plain(at - 1) in words.basis_nouns:
        at -= 1
    for position in range(at, start + 1):
        before = sentence.ending_at(position, words.basis)
        if before and sentence.free(before):
            return before.start
    return None


def _since(sentence: Sentence, at: int, lead: int, words: CalendarWords) -> bool:
    """Whether "since" or its like stands before: "only the data since 2021"."""
    return any(sentence.ending_at(position, words.since) for position in (at, lead))


def _onwards(sentence: Sentence, end: int, words: CalendarWords) -> tuple[int, bool]:
    if sentence.plain(end) in words.onwards and sentence.plain(end + 1) not in ("the", "a"):
        return end + 1, True
    if sentence.plain(end) == "and" and sentence.plain(end + 1) in ("later", "after", "beyond", "onwards"):
        return end + 2, True
    return end, False


def _is_horizon(sentence: Sentence, start: int, end: int, words: CalendarWords) -> bool:
    """Whether a bare count ("12 months") says how far to look ahead."""
    before, after = sentence.plain(start - 1), sentence.plain(end)
    if after == "-":
        after = sentence.plain(end + 1)
    leads = sentence.plain(start) in _LEADS or before in (
        "forecast",
        "predict",
        "project",
        "estimate",
        "another",
        "out",
        "",
    )
    return leads or after in words.ahead or after in ("from", "")


def _is_year(sentence: Sentence, at: int) -> bool:
    """Whether a bare number such as 2021 is a year, and does not count or limit something."""
    return sentence.plain(at - 1) not in _LIMITS
