"""How many of the groups are asked for: "top 5", "the 3 biggest"."""

from automl.understanding.lexicon import Lexicon
from automl.understanding.words import Sentence, Span

_MOST = 1000


def limit(sentence: Sentence, lexicon: Lexicon) -> tuple[int | None, Sentence]:
    """The number of groups wanted, and the sentence with those words taken."""
    for at in range(len(sentence)):
        if at in sentence.taken or at + 1 in sentence.taken:
            continue
        first, second = sentence.plain(at), sentence.plain(at + 1)
        if first in lexicon.roles.top and (count := _count(second, lexicon)):
            return _from_the_top(first, count, lexicon), sentence.take(Span(at, at + 2))
        if (count := _count(first, lexicon)) and _ranks(second, sentence.plain(at + 2), lexicon):
            return _from_the_top(second, count, lexicon), sentence.take(Span(at, at + 2))
        if first in ("which", "what") and (count := _count(second, lexicon)):
            return count, sentence.take(Span(at + 1, at + 2))
    return None, sentence


def _from_the_top(word: str, count: int, lexicon: Lexicon) -> int | None:
    """None for "bottom 3": a limit keeps the largest, so all are shown."""
    return None if word in lexicon.roles.bottom else count


def _ranks(word: str, after: str, lexicon: Lexicon) -> bool:
    if word == "most":
        return bool(after)
    return word in lexicon.roles.top


def _count(word: str, lexicon: Lexicon) -> int | None:
    number = int(word) if word.isdigit() else lexicon.calendar.numbers.get(word)
    if number is None or word in ("a", "an") or not 0 < number <= _MOST:
        return None
    return number
