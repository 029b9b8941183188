"""A further door of the chat process: what a chat platform brings along to the one server."""

from typing import Protocol

from fastapi import APIRouter


class Door(Protocol):
    """A platform's side of the server. It is begun and ended with the server, on its loop."""

    router: APIRouter

    async def begin(self) -> None:
        """Begin to listen."""

    async def end(self) -> None:
        """Listen no more."""
