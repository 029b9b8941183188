"""The counter: what people ask to be done in their Home and under the command's answers."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from anyio import to_thread
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.desk.access import NotAllowed, audit_refusal
from bot.desk.configuring import Configuring, Unfit
from bot.errors import Missing, Refused
from bot.platform import Json
from bot.slack.connecting import proxy_to
from bot.slack.delivering.hosts import Hosts
from bot.slack.house import SlackHouse
from bot.slack.surfacing import slash
from bot.slack.surfacing.links import Links
from bot.slack.surfacing.overview import Overview
from bot.slack.surfacing.reception import Reception
from bot.slack.surfacing.wishes import form, sorry
from ledger.policy import Action, Refusal
from ledger.repositories.belongings import Belongings
from ledger.repositories.datasets import Datasets
from ledger.repositories.questions import Questions
from ledger.tables import Person

logger = logging.getLogger(__name__)

Listing = Callable[[Overview, Links], Json]
_NOT_THERE = Refusal("That is not here any more.", "Open this again to see what is.", hidden=True)
_NO_ADMIN = "Only admins of this workspace may change its settings. Ask an admin."


class Counter:
    """Does what is asked, where the person may; each refusal is audited."""

    def __init__(self, house: SlackHouse, reception: Reception) -> None:
        self._house = house
        self._reception = reception
        self._configuring = Configuring(house.database)

    async def stop(self, workspace: str, user: str, question: str, response_url: str | None) -> None:
        """Stop a question, and show anew where it was listed. response_url: of a command's answer, else it is Home."""
        person = await self._reception.known(workspace, user)
        await self._do(partial(self._stop, person, question))
        await self._show(person, response_url, slash.jobs)

    async def delete(self, workspace: str, user: str, dataset: str, response_url: str | None) -> None:
        """Delete a file, and show anew where it was listed."""
        person = await self._reception.known(workspace, user)
        await self._do(partial(self._delete, person, dataset))
        await self._show(person, response_url, slash.files)

    async def open_form(self, workspace: str, user: str, trigger: str) -> None:
        """Open the form of the workspace's settings. SlackApiError, DeliveryError."""
        person = await self._reception.person(workspace, user)
        holding = await self._reception.holding(person)
        client = await self._reception.client(workspace)
        await client.views_open(trigger_id=trigger, view=sorry(_NO_ADMIN) if holding is None else form(holding))

    async def configure(self, workspace: str, user: str, given: Mapping[str, str]) -> dict[str, Any] | None:
        """Keep the workspace's settings; how to answer the form where they are not kept."""
        person = await self._reception.person(workspace, user)
        try:
            await to_thread.run_sync(self._configuring.change, person, given)
        except Unfit as unfit:
            return {"response_action": "errors", "errors": dict(unfit.wrong)}
        except Refused as refused:
            if isinstance(refused, NotAllowed):
                await to_thread.run_sync(audit_refusal, self._house.database, refused)
            return {"response_action": "update", "view": sorry(f"{refused.sentence} {refused.remedy}")}
        return None

    async def _do(self, deed: Callable[[], None]) -> None:
        """Do what may be done; what may not is audited, and the list that is shown anew says the rest."""
        try:
            await to_thread.run_sync(deed)
        except NotAllowed as refused:
            await to_thread.run_sync(audit_refusal, self._house.database, refused)
        except Refused as refused:
            logger.info("not done", extra={"why": refused.sentence})

    def _stop(self, person: Person, question: str) -> None:
        with self._house.database.read() as session:
            found = Questions(session).get(person.workspace_id, question)
        with _named(person, Action.STOP, question):
            self._house.desk.stop(person, found.thread_id if found else "", question)

    def _delete(self, person: Person, dataset: str) -> None:
        """Delete a file, and with it what was fetched of it for other questions: Home lists it once."""
        with self._house.database.read() as session:
            found = Datasets(session).get(person.workspace_id, dataset)
            copies = Belongings(session).copies(person.workspace_id, found) if found else ()
        with _named(person, Action.DELETE_FILE, dataset):
            self._house.removal.delete_file(person, found.thread_id if found else "", dataset)
        for each in copies:
            if each.id != dataset:
                self._house.removal.delete_file(person, each.thread_id, each.id)

    async def _show(self, person: Person, response_url: str | None, listing: Listing) -> None:
        if response_url is None:
            await self._reception.publish(person.workspace_id, person.platform_user)
            return
        if not Hosts(self._house.slack.base_url).trusts(response_url):
            logger.warning("an address for answers that is not Slack's", extra={"subject": person.workspace_id})
            return
        own, links = await self._reception.overview(person), await self._reception.links(person.workspace_id)
        anew = listing(own, links)
        client = AsyncWebhookClient(response_url, proxy=proxy_to(response_url))
        await client.send(text=anew["text"], blocks=anew["blocks"], response_type="ephemeral", replace_original=True)


@contextmanager
def _named(person: Person, action: Action, subject: str) -> Iterator[None]:
    """What somebody named that is not theirs, or not there, is refused by its own name, for the audit."""
    try:
        yield
    except Missing as missing:
        raise NotAllowed(person, action, subject, _NOT_THERE) from missing
    except NotAllowed as refused:
        if refused.subject == subject:
            raise
        raise NotAllowed(person, action, subject, _NOT_THERE) from refused
