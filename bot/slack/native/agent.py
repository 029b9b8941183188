"""Speaking as an agent: by what Slack has for agents where a workspace has it, as everywhere else where not."""

from slack_sdk.web import WebClient

from bot.platform import DeliveryError, Letter
from bot.slack.delivering.failures import STREAMS, translated
from bot.slack.delivering.places import Places
from bot.slack.delivering.speaking import Speaker
from bot.slack.naming import Spot
from bot.slack.native.agents import Agents
from bot.slack.native.sessions import Sessions
from bot.slack.native.streams import Streams
from ledger.database import Database


class Agent:
    """Posts and edits as `Speaker` does; plans stream their stages, and threads show that they are worked on."""

    def __init__(self, speaker: Speaker, places: Places, database: Database) -> None:
        self._speaker = speaker
        self._places = places
        agents = Agents(database)
        self._streams = Streams(agents)
        self._sessions = Sessions(database, agents)

    def post(self, client: WebClient, spot: Spot, letter: Letter, *, private: bool) -> Spot:
        """Post a letter in a thread, or as the beginning of one; where it stands. DeliveryError."""
        if spot.coming:
            return self._speaker.post(client, spot, letter, private=private)
        with translated():
            streamed = self._streams.post(client, spot, letter)
        posted = streamed or self._speaker.post(client, spot, letter, private=private)
        self._sessions.tell(client, spot, letter)
        return posted

    def edit(self, client: WebClient, spot: Spot, letter: Letter, *, private: bool) -> None:
        """Show a letter in place of what a message showed. DeliveryError."""
        with translated():
            streamed = self._streams.edit(client, spot, letter)
        if not streamed:
            self._edit(client, spot, letter, private=private)
        root = self._places.spot(letter.workspace, letter.thread)
        if root.channel == spot.channel and not root.coming:
            self._sessions.tell(client, root, letter)

    def _edit(self, client: WebClient, spot: Spot, letter: Letter, *, private: bool) -> None:
        try:
            self._speaker.edit(client, spot, letter, private=private)
        except DeliveryError as error:
            if str(error) != STREAMS:
                raise
            with translated():
                self._streams.end(client, spot)
            self._speaker.edit(client, spot, letter, private=private)
