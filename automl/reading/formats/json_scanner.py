"""JSON taken one value at a time, so that a long list is never held whole."""

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder

from automl.reading.formats.records import Number

_SPACE = re.compile(r"[ \t\r\n\x1e]*")
_DECODER = JSONDecoder(parse_float=Number, parse_int=Number, parse_constant=lambda _: None, strict=False)


class Scanner:
    """A place in a text, and the values from there on. JSONDecodeError where the text is not JSON."""

    def __init__(self, text: str) -> None:
        self.text, self.place = text, 0

    def ahead(self, pattern: str = ".") -> str:
        """What follows and matches; "" where nothing does, as at the end."""
        space = _SPACE.match(self.text, self.place)
        self.place = space.end() if space else self.place
        found = re.compile(pattern, re.DOTALL).match(self.text, self.place)
        return found[0] if found else ""

    def value(self) -> object:
        """The next value, whole."""
        self.ahead()
        value, self.place = _DECODER.raw_decode(self.text, self.place)
        return value

    def sequence(self) -> Iterator[object]:
        """The values up to the end of the text."""
        while self.ahead():
            yield self.value()

    def elements(self) -> Iterator[object]:
        """The values of the list that begins here."""
        for _ in self._parts("[", "]"):
            yield self.value()

    def fields(self) -> Iterator[str]:
        """The keys of the object that begins here; whoever takes a key takes its value before the next."""
        for _ in self._parts("{", "}"):
            key = self.value()
            self._take(":")
            yield str(key)

    def end(self) -> None:
        """Nothing is to follow."""
        if self.ahead():
            raise JSONDecodeError("more than one value", self.text, self.place)

    def _parts(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self.ahead() == closing:
            self.place += 1
            return
        yield
        while self.ahead() == ",":
            self.place += 1
            yield
        self._take(closing)

    def _take(self, mark: str) -> None:
        if self.ahead() != mark:
            raise JSONDecodeError(f"no {mark}", self.text, self.place)
        self.place += 1
