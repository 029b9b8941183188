"""Streams: a told plan as a message that grows by its tasks, until it ends and is a message like others."""

import logging

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from bot.platform import Json, Letter
from bot.slack.naming import Spot, team_of
from bot.slack.native.agents import LATER, Agents, code, is_unclear, keep
from bot.slack.native.tasks import Streamed, ending, going_on, plan_of, progress_of
from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from reports.reply import ProgressPart

logger = logging.getLogger(__name__)


class Streams:
    """The streams of one chat process; safe from any thread, each thread's messages by one caller at a time.

    What is streamed is known to this process alone: where another one edits, or this one has been started again, the
    stream is ended and the message is edited.
    """

    def __init__(self, agents: Agents) -> None:
        self._agents = agents
        self._open: dict[str, Streamed] = {}
        """By message, as `Spot.text`."""

    def post(self, client: WebClient, root: Spot, letter: Letter) -> Spot | None:
        """Begin a streamed message; None where it is to be posted as everywhere.

        The client's errors where nobody knows the outcome.
        """
        progress = progress_of(letter) if self._agents.have(letter.workspace) else None
        asker = self._agents.asker(letter) if progress is not None else None
        if progress is None or asker is None:
            return None
        streamed, chunks = going_on(Streamed(letter.key), progress, _plan(letter, progress))
        recipient = {"recipient_user_id": asker.user, "recipient_team_id": team_of(letter.workspace)}
        try:
            answer = client.chat_startStream(channel=root.channel, thread_ts=root.ts, chunks=chunks, **recipient)
        except SlackApiError as error:
            if code(error) in LATER:
                return None
            self._agents.refused(letter.workspace)
            if is_unclear(error):
                raise
            return None
        spot = Spot(root.channel, str(answer.get("ts") or ""))
        if not spot.ts:
            self._agents.refused(letter.workspace)
            return None
        keep(self._open, spot.text, streamed)
        return spot

    def edit(self, client: WebClient, spot: Spot, letter: Letter) -> bool:
        """Go on with a streamed message. False where it does not stream any more, and is to be edited.

        SlackApiError where Slack wants fewer calls; the client's other errors where nobody knows the outcome.
        """
        before = self._open.pop(spot.text, None)
        if before is None:
            return False
        progress = progress_of(letter)
        plan = _plan(letter, progress) if progress is not None else []
        if progress is None or (before.said and list(before.said) != plan):
            self.end(client, spot, before)
            return False
        after, chunks = going_on(before, progress, plan)
        try:
            if chunks:
                client.chat_appendStream(channel=spot.channel, ts=spot.ts, chunks=chunks)
        except SlackApiError as error:
            if code(error) in LATER:
                keep(self._open, spot.text, before)
                raise
            self.end(client, spot, before)
            return False
        keep(self._open, spot.text, after)
        return True

    def end(self, client: WebClient, spot: Spot, last: Streamed | None = None) -> None:
        """End a stream, this process' or one that another left, so that its message can be edited.

        SlackApiError where Slack wants fewer calls.
        """
        chunks = ending(last) if last is not None else []
        try:
            client.chat_stopStream(channel=spot.channel, ts=spot.ts, chunks=chunks or None)
        except SlackApiError as error:
            if code(error) in LATER:
                raise
            logger.info("stream not ended", extra={"subject": spot.text, "why": code(error)})


def _plan(letter: Letter, progress: ProgressPart) -> list[Json]:
    return plan_of(letter, rendered(letter, Surfaces()).blocks, progress)
