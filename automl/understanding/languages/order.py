"""English words that stand in another language's order, put into the order of English."""

import re

_NUMBER = r"[\d.,]+(?: ?%| million| thousand| billion)?(?: ?€)?"
_BE, _SUBJECT = r"(?:has |have |is |are )?", r"(?:the |our )?\w+"
_ORDER = tuple(
    (re.compile(said, re.IGNORECASE), meant)
    for said, meant in (
        # will we in May 90000 sales reach
        (r"^(will (?:we|the \w+|\w+)) (.+?) (reach|sell|make|exceed)( ?\?)?$", r"\1 \3 \2\4"),
        # the sales less than 10000 falls
        (rf"\b(less|more) than ({_NUMBER}) (?:falls|rises)\b", r"goes \1 than \2"),
        # all customers a two year contract had
        (r"^(what if .+?) ((?:a|an|no) [^,]+) had\b", r"\1 had \2"),
        # why the profit fell, why fell the profit in May, why has the profit in West fallen
        (rf"\bwhy {_BE}({_SUBJECT}) (.*?)\b(?:fell|falls|drops|decreased)\b", r"why did \1 drop \2"),
        (rf"\bwhy (?:fell|falls|drops|decreased) ({_SUBJECT})", r"why did \1 drop"),
        (rf"\bwhy {_BE}({_SUBJECT}) (.*?)\b(?:grew|rises|increases|increased)\b", r"why did \1 rise \2"),
        (rf"\bwhy (?:grew|rises|increases|increased) ({_SUBJECT})", r"why did \1 rise"),
        (r"  +", " "),
    )
)


def in_english_order(text: str) -> str:
    """A question of English words with its verbs where English has them."""
    for said, meant in _ORDER:
        text = said.sub(meant, text)
    return text.strip()
