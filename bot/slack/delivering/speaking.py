"""Saying a letter on Slack: as blocks where they are taken, else as older blocks, else in plain words.

Each is marked with its letter's key, where Slack takes marks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk.web import SlackResponse, WebClient

from bot.platform import Json, Letter
from bot.slack.delivering.abilities import OLDEST, Abilities, newer, without
from bot.slack.delivering.failures import UnfitError, translated
from bot.slack.naming import Spot
from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from bot.slack.rendering.wording import plain

EVENT = "threadcast_reply"
"""What messages are marked with, so that each is found again by its letter's key."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a letter. needs: what of Slack's newer blocks it uses. marked: found by the letter's key."""

    text: str
    blocks: list[Json]
    needs: frozenset[str] = frozenset()
    marked: bool = True


class Speaker:
    """Posts and edits messages, ever more plainly until Slack takes one."""

    def __init__(self, abilities: Abilities) -> None:
        self._abilities = abilities

    def post(self, client: WebClient, spot: Spot, letter: Letter, *, private: bool) -> Spot:
        """Post a letter in a thread, or where it is still to begin, as its beginning; where it stands."""
        thread = None if spot.coming else spot.ts

        def call(form: Form) -> SlackResponse:
            return client.chat_postMessage(
                channel=spot.channel,
                thread_ts=thread,
                unfurl_links=False,
                unfurl_media=False,
                **_content(form, letter),
            )

        told = self._said(letter, call, private=private)
        return Spot(str(told.get("channel") or spot.channel), str(told["ts"]))

    def edit(self, client: WebClient, spot: Spot, letter: Letter, *, private: bool) -> None:
        """Show a letter in place of what a message showed."""

        def call(form: Form) -> SlackResponse:
            return client.chat_update(channel=spot.channel, ts=spot.ts, **_content(form, letter))

        self._said(letter, call, private=private)

    def _said(self, letter: Letter, call: Callable[[Form], SlackResponse], *, private: bool) -> SlackResponse:
        refused: UnfitError | None = None
        tried: frozenset[str] = frozenset()
        for form in self._forms(letter, private=private):
            try:
                with translated():
                    told = call(form)
            except UnfitError as error:
                refused, tried = error, tried | form.needs
                continue
            if form.blocks and tried - form.needs:
                self._abilities.lacks(letter.workspace, tried - form.needs)
            return told
        raise refused or UnfitError("nothing to say", retry_after=None, known=True)

    def _forms(self, letter: Letter, *, private: bool) -> Iterator[Form]:
        surfaces = self._abilities.of(letter.workspace)
        first = _form(letter, surfaces, private=private)
        yield first
        if len(first.needs) > 1:
            for need in sorted(first.needs):
                yield _form(letter, without(surfaces, {need}), private=private)
        if first.needs:
            yield _form(letter, OLDEST, private=private)
        yield Form(plain(letter), [])
        yield replace(_form(letter, OLDEST, private=private), marked=False)
        yield Form(plain(letter), [], marked=False)


def _form(letter: Letter, surfaces: Surfaces, *, private: bool) -> Form:
    message = rendered(letter, surfaces, private=private)
    return Form(message.text, list(message.blocks), frozenset(newer(message.blocks)))


def _content(form: Form, letter: Letter) -> dict[str, Any]:
    mark = {"metadata": {"event_type": EVENT, "event_payload": {"key": letter.key}}} if form.marked else {}
    return {"text": form.text, "blocks": form.blocks, **mark}
