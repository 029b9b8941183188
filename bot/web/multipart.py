"""Reading one file out of a multipart body as it streams in."""

from collections.abc import AsyncIterator
from pathlib import Path

from anyio import to_thread
from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from bot.errors import Refused, TooMuch

_WRITTEN_AT_ONCE = 1 << 20
_LONGEST_HEADER = 4096
_ENVELOPE_BYTES = 64 * 1024
"""What a form may hold beside its file."""
_NOT_WHOLE = ("The file did not arrive whole.", "Try the upload again.")


class ReceivedFile:
    """The first part of a form that carries a file name, written to `path` as it comes. bytes: written so far."""

    def __init__(self, path: Path, most_bytes: int, too_much: TooMuch) -> None:
        self.path = path
        self.bytes = 0
        self.name = ""
        self._most = most_bytes
        self._too_much = too_much
        self._field = self._value = b""
        self._filename: bytes | None = None
        self._waiting = bytearray()
        self._whole = False

    async def take(self, content_type: str, body: AsyncIterator[bytes]) -> None:
        """Read the body to its end. TooMuch at the limit; Refused where it is no form with a file."""
        parser, arrived = self._parser(content_type), 0
        with self.path.open("wb") as output:
            try:
                async for chunk in body:
                    arrived += len(chunk)
                    parser.write(chunk)
                    if self.bytes > self._most or arrived > self._most + _ENVELOPE_BYTES:
                        raise self._too_much
                    if len(self._waiting) >= _WRITTEN_AT_ONCE:
                        await to_thread.run_sync(output.write, self._drained())
                parser.finalize()
            except FormParserError as error:
                raise Refused(*_NOT_WHOLE) from error
            await to_thread.run_sync(output.write, self._drained())
        if not self._whole:
            raise Refused(*_NOT_WHOLE)

    def _parser(self, content_type: str) -> MultipartParser:
        kind, options = parse_options_header(content_type)
        boundary = options.get(b"boundary")
        if kind != b"multipart/form-data" or not boundary:
            raise Refused("That is not an upload.", "Choose a file on the page.")
        try:
            return MultipartParser(
                boundary,
                {
                    "on_part_begin": self._begin,
                    "on_header_field": self._on_field,
                    "on_header_value": self._on_value,
                    "on_header_end": self._on_header,
                    "on_part_data": self._on_data,
                    "on_part_end": self._end,
                },
            )
        except FormParserError as error:
            raise Refused(*_NOT_WHOLE) from error

    def _drained(self) -> bytes:
        drained = bytes(self._waiting)
        self._waiting.clear()
        return drained

    def _begin(self) -> None:
        self._filename = None

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._field = (self._field + data[start:end])[:_LONGEST_HEADER]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value = (self._value + data[start:end])[:_LONGEST_HEADER]

    def _on_header(self) -> None:
        if self._field.lower() == b"content-disposition":
            self._filename = parse_options_header(self._value)[1].get(b"filename")
        self._field = self._value = b""

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        if self._filename is not None and not self._whole:
            self.bytes += end - start
            if self.bytes <= self._most:
                self._waiting += data[start:end]

    def _end(self) -> None:
        if self._filename is not None and not self._whole:
            self.name = self._filename.decode(errors="replace")
            self._whole = True
