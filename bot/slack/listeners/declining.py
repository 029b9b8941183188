"""Those whom the bot may not serve, and what it does not do: audited, and said to that person alone, once a message."""

from anyio import to_thread

from bot.desk.access import NotAllowed
from bot.errors import Refused
from bot.slack.heard import Heard
from bot.slack.house import SlackHouse
from ledger.database import Database
from ledger.policy import Action
from ledger.repositories.audit import Audit


async def decline(house: SlackHouse, said: Heard, refused: Refused) -> None:
    """Audit that a message is not taken, and tell who wrote it."""
    if not await to_thread.run_sync(_audited, house.database, said, refused):
        return
    client = await to_thread.run_sync(house.clients.asynchronous, said.ear.workspace)
    await client.chat_postEphemeral(
        channel=said.spot.channel,
        user=said.user,
        text=f"{refused.sentence} {refused.remedy}",
        thread_ts=None if said.begins else said.root.ts,
    )


def _audited(database: Database, said: Heard, refused: Refused) -> bool:
    """Write to the audit that a message was refused. False where it was: Slack tells of a mention twice."""
    person, action = (refused.person.id, refused.action) if isinstance(refused, NotAllowed) else (None, Action.ASK)
    why = {"why": refused.sentence, "user": said.user}
    with database.write() as session:
        audit = Audit(session)
        if audit.of_subject(said.ear.workspace, said.spot.text):
            return False
        audit.add(said.ear.workspace, person, action, said.spot.text, allowed=False, detail=why)
        return True
