"""The cues of a wish in a sentence. Each reader takes the words that it has understood."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from automl.plan import CalendarPart
from automl.table import Frequency
from automl.understanding.asking.wish import Wish
from automl.understanding.lexicon.lexicon import Phrases
from automl.understanding.names import canonical, name_words
from automl.understanding.scene import Scene
from automl.understanding.words import Sentence, Span

Read = tuple[Wish, Sentence]
_MOST = 1000
_COUNTING = frozenset(("most", "least", "fewest"))
"""Ends that count what follows: "the most orders"."""
_FURTHEST = 3
_PASSED = frozenset(("the", "a", "our", "single", "one", "individual", "ever"))


def wished(sentence: Sentence, scene: Scene) -> Read:
    """What a sentence wishes for, and the sentence with the words of the cues taken."""
    read: Read = (Wish(), sentence)
    for reader in _READERS:
        read = reader(*read, scene)
    return read


def _ranking(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """Which end is asked for; "lost most" is the other one. The words stay: they say how to sum up, too."""
    words = scene.lexicon.asking
    ends = [
        "largest" if sentence.plain(at) in words.largest else "smallest"
        for at in range(len(sentence))
        if sentence.plain(at) in words.largest | words.smallest and sentence.plain(at - 1) not in words.not_ranking
        if at not in sentence.taken
    ]
    if not ends:
        return wish, sentence
    lost = not words.losing.isdisjoint(sentence.words())
    low = lost or ends[0] == "smallest"
    return replace(wish, order="smallest" if low else "largest", count=_count(sentence, scene)), sentence


def _count(sentence: Sentence, scene: Scene) -> int | None:
    """How many of the ranking: "bottom 5", "3 worst", "which 3"."""
    words = scene.lexicon.asking
    ends = words.largest | words.smallest | {"which", "what"}
    for at in range(len(sentence)):
        number = _number(sentence.plain(at), scene)
        beside = {sentence.plain(at - 1), sentence.plain(at + 1)}
        if number and not ends.isdisjoint(beside):
            return number
    return None


def _number(word: str, scene: Scene) -> int | None:
    number = int(word) if word.isdigit() else scene.lexicon.calendar.numbers.get(word)
    return number if number and word not in ("a", "an", "one") and 0 < number <= _MOST else None


def _parts(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """Parts of the calendar: "by weekday", "which day of the week"."""
    words = scene.lexicon.asking
    listed: tuple[tuple[CalendarPart, Phrases], ...] = (
        ("weekday", words.weekday),
        ("month", words.month_of_year),
        ("hour", words.hour_of_day),
    )
    for part, phrases in listed:
        span = sentence.find(phrases)
        if span and not _is_column(sentence, span, scene):
            return replace(wish, part=part), sentence.take(_with_lead(sentence, span))
    return wish, sentence


def _with_lead(sentence: Sentence, span: Span) -> Span:
    """A span with the "by" or "which" before it."""
    led = sentence.plain(span.start - 1) in ("by", "per", "each", "which", "what", "every", "the")
    return Span(span.start - 1, span.end) if led and span.start - 1 not in sentence.taken else span


def _units(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """One step out of all: "which month", "best quarter", "the 3 best months", "when were sales highest"."""
    words, units = scene.lexicon.asking, scene.lexicon.calendar.units
    for at in range(1, len(sentence)):
        unit = units.get(sentence.plain(at))
        if unit is None or at in sentence.taken or wish.part:
            continue
        before = [sentence.plain(place) for place in range(max(0, at - _FURTHEST), at)]
        bare = [word for word in before if word not in _PASSED and not _number(word, scene)]
        if bare and bare[-1] in words.asking_for | words.largest | words.smallest and not _compares(sentence, at):
            return replace(wish, step=unit[0], order=wish.order or "largest"), sentence.take(Span(at, at + 1))
    if not words.when.isdisjoint(sentence.words()) and (wish.order or sentence.find((("peak",),))):
        return replace(wish, step="usual", order=wish.order or "largest"), sentence
    return wish, sentence


def _compares(sentence: Sentence, at: int) -> bool:
    """Whether a unit belongs to "top line month over month" or to a period such as "what year to date"."""
    return sentence.plain(at + 1) in ("over", "on", "to")


def _share(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    span = _found(sentence, scene.lexicon.asking.share, scene)
    if span is None:
        return wish, sentence
    return replace(wish, share=True), sentence.take(span)


def _change(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """Growth, a decline, a change, year over year."""
    words = scene.lexicon.asking
    for phrases, before in ((words.year_before, "year"), (words.step_before, "step")):
        span = _found(sentence, phrases, scene)
        if span:
            taken = sentence.take(span)
            relative = bool(sentence.find(words.relative))
            fall = _found(taken, _single(words.grown | words.shrunk | words.changed), scene)
            step = _unit_said(taken, span) if before == "step" else None
            kept = replace(
                wish, changed=True, before="year" if before == "year" else "step", relative=relative, step=step
            )
            return kept, taken.take(fall) if fall else taken
    span = _found(sentence, _single(words.grown | words.shrunk | words.changed), scene)
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
    first = sentence.plain(span.start)[:1] if len(span) > 1 or len(sentence.plain(span.start)) <= _FURTHEST else ""
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


def _single(words: frozenset[str]) -> Phrases:
    return tuple((word,) for word in sorted(words))


def _sizes(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """The mean of each event: "average order value", "deal size"; one event: "highest single order"."""
    words = scene.lexicon.asking
    for at in range(len(sentence) - 1):
        event, size = canonical(sentence.plain(at), scene.lexicon), sentence.plain(at + 1)
        if event in words.events and size in words.sizes and sentence.free(Span(at, at + 2)):
            averaged = (
                not words.averages.isdisjoint(sentence.words())
                or size in ("size", "value")
                or event in ("basket", "deal")
            )
            if averaged and (size in ("value", "size", "amount", "volume", "worth") or event != "sale"):
                return replace(wish, event=event, each=True), sentence.take(Span(at, at + 2))
    if wish.order and (single := _single_event(sentence, scene)):
        return replace(wish, event=single), sentence
    return wish, sentence


def _single_event(sentence: Sentence, scene: Scene) -> str | None:
    """The event that is asked for one by one behind a superlative: "biggest order", "10 largest deals"."""
    words = scene.lexicon.asking
    ends = words.largest | words.smallest
    for at in range(len(sentence)):
        if sentence.plain(at) not in ends - _COUNTING:
            continue
        place = at + 1
        while sentence.plain(place) in _PASSED or _number(sentence.plain(place), scene):
            place += 1
        event = canonical(sentence.plain(place), scene.lexicon)
        if event in words.each_event and place not in sentence.taken and sentence.plain(place) != "sales":
            return event
    return None


def _ratio(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    span = _found(sentence, scene.lexicon.asking.ratios, scene)
    return (replace(wish, ratio=True, share=False), sentence.take(span)) if span else (wish, sentence)


def _listing(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """What there is: "list the regions", "which products do we sell", "distinct segments"."""
    words = scene.lexicon.asking
    existing = sentence.find(words.existing)
    asked = {sentence.plain(0), sentence.plain(1)} & {"which", "what"}
    if existing and asked and not wish.order:
        return replace(wish, listing=True, existing=True), sentence.take(existing)
    opened = next(
        (span for at in range(_FURTHEST) if (span := sentence.at(at, words.listing)) and sentence.free(span)), None
    )
    if opened and not _is_column(sentence, opened, scene):
        return replace(wish, listing=True), sentence.take(opened)
    if _shows_events(sentence, scene):
        return replace(wish, listing=True), sentence
    counted = any(sentence.at(at, scene.lexicon.roles.count) for at in range(len(sentence)))
    if not counted and not words.distinct.isdisjoint(sentence.words()):
        return replace(wish, listing=True, existing=True), sentence
    return wish, sentence


def _shows_events(sentence: Sentence, scene: Scene) -> bool:
    """Whether events are to be shown one by one: "show me orders over 5000"."""
    span = sentence.at(0, scene.lexicon.asking.showing)
    at = span.end if span else len(sentence)
    while sentence.plain(at) in _PASSED or sentence.plain(at) == "all":
        at += 1
    return canonical(sentence.plain(at), scene.lexicon) in scene.lexicon.asking.each_event


def _course(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """A course over time: "sales over time", "the trend of profit"."""
    span = _found(sentence, scene.lexicon.asking.trend, scene)
    if span is None or wish.step or wish.part:
        return wish, sentence
    return replace(wish, step="usual", changed=wish.changed and bool(wish.before)), sentence.take(span)


def _mean_of_steps(wish: Wish, sentence: Sentence, scene: Scene) -> Read:
    """The mean of the steps' totals: "average monthly sales", "average sales per month"."""
    words, units = scene.lexicon.asking, scene.lexicon.calendar.units
    for at in range(len(sentence)):
        if sentence.plain(at) not in words.averages or at in sentence.taken:
            continue
        step = words.steps.get(sentence.plain(at + 1))
        if step and not _is_column(sentence, Span(at + 1, at + 2), scene):
            return replace(wish, step=step, steps=True), sentence.take((at, at + 1))
        for place in range(at + 1, len(sentence) - 1):
            unit = units.get(sentence.plain(place + 1))
            if sentence.plain(place) in ("per", "a", "each", "every") and unit and place + 1 not in sentence.taken:
                return replace(wish, step=unit[0], steps=True), sentence.take((at, place, place + 1))
    return wish, sentence


def _found(sentence: Sentence, phrases: Phrases, scene: Scene) -> Span | None:
    """The longest of the phrases that occurs, where it names nothing of the data."""
    spans = [span for at in range(len(sentence)) if (span := sentence.at(at, phrases)) and sentence.free(span)]
    return next((span for span in sorted(spans, key=len, reverse=True) if not _is_column(sentence, span, scene)), None)


def _is_column(sentence: Sentence, span: Span, scene: Scene) -> bool:
    """Whether words name a column, or a cell that is written in the same way: the plan "Growth", a "Market Share"."""
    said = {canonical(sentence.plain(at), scene.lexicon) for at in span if sentence.tokens[at].word}
    telling = {word for word in said if len(word) > _FURTHEST}
    columns = {word for column in scene.table.columns for word in name_words(column.name, scene.lexicon)}
    written = sentence.written(span)
    cells = any(cell.value == written for cell in scene.cells.get(tuple(sorted(said)), ()))
    return (bool(telling) and telling <= columns) or cells


_READERS: Sequence[Callable[[Wish, Sentence, Scene], Read]] = (
    _ranking, _ratio, _change, _share, _mean_of_steps, _parts, _units, _sizes, _course, _listing,
)  # fmt: skip
