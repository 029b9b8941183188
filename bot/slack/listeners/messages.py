"""Messages: said, edited, deleted. A mention comes as two events, and both are one message."""

import logging
from asyncio import wrap_future
from dataclasses import replace
from datetime import timedelta
from time import perf_counter
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from sqlalchemy.orm import Session

from bot.health.metrics import ACKNOWLEDGED
from bot.inquiry import Inquiry
from bot.slack.heard import Ear, Heard, heard
from bot.slack.house import SlackHouse
from bot.slack.listeners.addressed import addressed
from bot.slack.listeners.files import meant, remember, taken
from bot.slack.naming import message_event
from ledger.repositories.arrivals import Arrivals
from ledger.tables import Json

logger = logging.getLogger(__name__)
_REST_WITHIN = timedelta(seconds=1.5)
"""How long a mention that tells of no files waits for the message that does."""


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen to messages."""

    async def said(context: AsyncBoltContext, body: Json, event: Json) -> None:
        found = heard(ear(context, body), event)
        if found is not None:
            await _receive(house, found)

    app.event("app_mention")(said)
    app.event("message")(said)


def ear(context: AsyncBoltContext, body: dict[str, Any]) -> Ear:
    """Who hears a request."""
    shared = body.get("is_ext_shared_channel")
    return Ear(context.team_id or "", context.bot_user_id, context.enterprise_id, shared)


async def _receive(house: SlackHouse, said: Heard) -> None:
    began = perf_counter()
    inquiry = Inquiry(
        platform="slack",
        workspace=said.ear.workspace,
        person=said.user,
        thread=said.root.text,
        message=message_event(said.spot),
        words=said.words,
        private=said.direct,
        waits=timedelta(0) if said.whole else _REST_WITHIN,
    )

    def refine(session: Session, inquiry: Inquiry) -> Inquiry | None:
        remember(session, said)
        if not addressed(session, said):
            return None
        return replace(inquiry, attachments=meant(session, said))

    def alongside(session: Session, question: str) -> None:
        taken(session, said, said.files or meant(session, said), question)
        Arrivals(session).acknowledge(inquiry.workspace, question)

    await wrap_future(house.desk.receive(inquiry, refine, alongside))
    ACKNOWLEDGED.observe(perf_counter() - began)
