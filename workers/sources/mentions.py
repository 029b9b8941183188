"""Where words name a source, and what is left of them without it: "from Orders" must not disturb the plan."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from workers.sources.named import Named

_Token = re.Match[str]
_WORD = re.compile(r"[^\W_]+")
_FROM = "from"
_LEADS = frozenset((_FROM, "use", "using", "open", "load", "fetch", "take"))
"""What follows is where the data come from."""
_INSIDE = frozenset(("in", "inside", "within", "about"))
_DESCRIBING = frozenset(("describe", "summarize", "summarise", "show", "explore", "profile", "analyze", "analyse"))
_FILLING = frozenset(("the", "our", "my", "source", "table", "database", "data", "file", "of", "called"))
_ASKING = frozenset(
    ("what", "s", "is", "are", "there", "whats", "show", "me", "tell", "which", "columns", "data", "the")
)
_NOUNS = frozenset(("source", "table", "database", "data", "file"))
_JOINING = re.compile(r"^[\s,;:.–-]*(?:(?:and|then|to)\b)?[\s,;:–-]*", re.IGNORECASE)
_ENDING = re.compile(r"[\s,;:–-]+(?=[?!.]*$)")
_SHORTEST, _LONGEST_NAME = 4, 4
THIS_FILE = "this file"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a source. start, end: where they stand, in characters, with what leads to them.

    written: as it was. named: what may be meant. led: whether words such as "from" lead to it. plain: whether it can
    be no column: "use Orders", "the orders table". instead: what takes the words' place. exact: spelt as registered.
    """

    start: int
    end: int
    written: str
    named: tuple[Named, ...]
    led: bool
    plain: bool = False
    instead: str = ""
    exact: bool = True


def mention(words: str, choices: Sequence[Named]) -> Mention | None:
    """The first place where the words name a source: led to before bare, exact before nearly right."""
    found = sorted(_exact(words, choices), key=lambda each: (not each.led, each.start))
    if not found or not found[0].led:
        return next(_near(words, choices), found[0] if found else None)
    first = found[0]
    for other in found[1:]:
        both = tuple(each for each in first.named if each in other.named)
        if both and _beside(words, first, other):
            start, end = min(first.start, other.start), max(first.end, other.end)
            return replace(first, start=start, end=end, named=both, plain=True)
    return first


def without(words: str, found: Mention) -> str:
    """The words without the mention; "" where nothing else was said."""
    before, after = words[: found.start], words[found.end :]
    if found.instead:
        return f"{before}{found.instead}{after}".strip()
    if not before.strip():
        after = _JOINING.sub("", after)
    gap = "" if after[:1] in tuple(",;:.!?") else " "
    rest = _ENDING.sub("", f"{before.rstrip()}{gap}{after.lstrip()}".strip())
    return rest if _WORD.search(rest) else ""


def asks_what_is_in(words: str, found: Mention) -> bool:
    """Whether nothing but "what is in" stands around the mention."""
    rest = [each.group().casefold() for each in _WORD.finditer(words[: found.start] + words[found.end :])]
    return bool(rest) and _only_asking(rest)


def _only_asking(plain: Sequence[str]) -> bool:
    return all(each in _ASKING | _INSIDE | _DESCRIBING | _NOUNS for each in plain)


def _exact(words: str, choices: Sequence[Named]) -> Iterator[Mention]:
    tokens = list(_WORD.finditer(words))
    plain = [token.group().casefold() for token in tokens]
    keys = {key for each in choices for key in each.keys}
    taken = 0
    for at in range(len(tokens)):
        for length in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            key = " ".join(plain[at : at + length])
            if at >= taken and key in keys:
                yield _mention(words, tokens, (at, at + length), _called(key, choices))
                taken = at + length


def _called(key: str, choices: Sequence[Named]) -> tuple[Named, ...]:
    """What is called so: a source before another's table."""
    sources = tuple(each for each in choices if each.source_key == key)
    return sources or tuple(each for each in choices if key in each.keys)


def _near(words: str, choices: Sequence[Named]) -> Iterator[Mention]:
    """Where "from" leads to what is almost a name."""
    tokens = list(_WORD.finditer(words))
    plain = [token.group().casefold() for token in tokens]
    for at in range(1, len(tokens)):
        if plain[at] in _FILLING or _lead(plain, at) is None or plain[_lead(plain, at) or 0] not in _LEADS:
            continue
        for length in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            near = _nearest(" ".join(plain[at : at + length]), choices)
            if near:
                yield _mention(words, tokens, (at, at + length), near, exact=False)
                return


def _nearest(written: str, choices: Sequence[Named]) -> tuple[Named, ...]:
    """What has a name that is almost what was written, the nearest first."""
    if len(written) < _SHORTEST:
        return ()
    slips = 1 if len(written) <= _SHORTEST + 1 else 2
    scored = [
        (distance, OSA.distance(written, each.source_key), each.label, each)
        for each in choices
        for distance in [min(OSA.distance(written, key) for key in each.keys)]
        if distance <= slips
    ]
    return tuple(each for *_, each in sorted(scored, key=lambda one: one[:3]))


def _mention(
    words: str,
    tokens: Sequence["re.Match[str]"],
    span: tuple[int, int],
    meant: tuple[Named, ...],
    *,
    exact: bool = True,
) -> Mention:
    plain = [token.group().casefold() for token in tokens]
    first, last = span
    start, end = tokens[first].start(), tokens[last - 1].end()
    written = words[start:end]
    called = last < len(tokens) and plain[last] in _NOUNS
    end = tokens[last].end() if called else end
    lead = _lead(plain, first)
    if lead is None or (plain[lead] in _DESCRIBING and not _only_asking([*plain[:lead], *plain[last:]])):
        return Mention(start, end, written, meant, led=False, exact=exact)
    if plain[lead] in _LEADS:
        sure = called or plain[lead] != _FROM
        return Mention(tokens[lead].start(), end, written, meant, led=True, plain=sure, exact=exact)
    begins = tokens[lead + 1].start()
    return Mention(begins, end, written, meant, led=True, instead=THIS_FILE, exact=exact)


def _lead(plain: Sequence[str], first: int) -> int | None:
    """The word that leads to the name, over small words between."""
    at = first - 1
    while at > 0 and plain[at] in _FILLING:
        at -= 1
    return at if at >= 0 and plain[at] in _LEADS | _INSIDE | _DESCRIBING else None


def _beside(words: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions stand side by side: "orders in Warehouse", "Warehouse.orders"."""
    (_, end), (start, _) = sorted([(one.start, one.end), (other.start, other.end)])
    return words[end:start].strip().casefold() in ("", "of", "in", ".", ":", "/")
