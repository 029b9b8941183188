"""Messages of the bot as they stand in a Slack, with their controls, and what became of clicks on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk import WebClient
from sqlalchemy import update

from bot.platform import Json, Letter
from bot.slack.naming import Spot
from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from ledger.clock import now
from ledger.repositories.outbox import Outbox
from ledger.states import OutboxState, QuestionState
from ledger.tables import OutboxRow, Question
from tests.bot.slack.office import SlackOffice
from tests.play import slack as play
from tests.waiting import soon

CLARIFYING: Json = {
    "parts": [
        {
            "kind": "choices",
            "question": "Which sheet do you mean?",
            "options": [{"label": "Orders", "value": "table=Orders"}, {"label": "Returns", "value": "table=Returns"}],
        }
    ]
}
SUGGESTING: Json = {
    "parts": [
        {"kind": "paragraph", "text": "Your file has 3 columns."},
        {
            "kind": "choices",
            "question": "You could ask:",
            "options": [{"label": "By region", "value": "sales by region"}],
        },
    ]
}
PLANNED: Json = {
    "parts": [
        {"kind": "paragraph", "text": "Forecast total sales for Q1 2027 by month."},
        {
            "kind": "form",
            "title": "Change the plan",
            "submit": "Change",
            "fields": [
                {
                    "name": "frequency",
                    "label": "Step",
                    "control": "select",
                    "value": "month",
                    "options": [{"label": "Month", "value": "month"}, {"label": "Week", "value": "week"}],
                }
            ],
        },
        {"kind": "progress", "stage": "Fitting", "share": 0.2, "best": None, "seconds_left": 9.0, "state": "running"},
    ]
}
ANSWER: Json = {
    "parts": [
        {"kind": "paragraph", "text": "Sales, Q1 2027: $639K, likely between $600K and $680K."},
        {"kind": "figures", "figures": [{"label": "Q1 2027", "value": "$639K"}]},
    ]
}


@dataclass(frozen=True)
class Standing:
    """A message of the bot. row: the outbox row that it shows. question: what it answers."""

    message: play.Message
    row: str
    question: Question


def stands(
    office: SlackOffice,
    asker: play.Person,
    place: play.Channel,
    reply: Json,
    role: str = "answer",
    plans: Sequence[Json] = (),
) -> Standing:
    """The bot's reply to a question that `asker` asks, as the courier would have posted it."""
    number = len(office.questions(place)) + 1
    words = "predict" if place.kind == "im" else f"{office.acme.mention} predict"
    said = asker.says(place, words)
    question = office.asked(place, number)[-1]
    office.heard_all()
    row = _row(office, question, role, reply)
    letter = Letter(question.workspace_id, question.thread_id, row, role, question.id, reply)
    made = rendered(letter, Surfaces(), private=place.kind == "im")
    client = WebClient(office.acme.bot_token, office.slack.api_url)
    posted = client.chat_postMessage(channel=place.id, thread_ts=said.ts, text=made.text, blocks=list(made.blocks))
    ts = str(posted["ts"])
    _settled(
        office, question, row, Spot(place.id, ts), plans, QuestionState.ANSWERED if role == "answer" else "planned"
    )
    message = place.message(ts)
    assert message is not None
    return Standing(message, row, question)


def row(office: SlackOffice, standing: Standing) -> OutboxRow:
    """The outbox row of a message as it is now."""
    with office.living.database.read() as session:
        return session.get_one(OutboxRow, standing.row)


def whispered(person: play.Person) -> play.Message:
    """What the bot told a person alone, as soon as it has."""
    assert soon(lambda: person.ephemerals)
    return person.ephemerals[-1]


def _row(office: SlackOffice, question: Question, role: str, reply: Json) -> str:
    with office.living.database.write() as session:
        found = Outbox(session).put(question.workspace_id, question, role, reply)
        assert found is not None
        found.state, found.settled, found.lease_until = OutboxState.SENT, True, None
        return found.id


def _settled(office: SlackOffice, question: Question, row: str, spot: Spot, plans: Sequence[Json], state: str) -> None:
    with office.living.database.write() as session:
        values = {"state": state, "plans": list(plans), "lease_until": None, "answered_at": now()}
        session.execute(update(Question).where(Question.id == question.id).values(**values))
        session.execute(update(OutboxRow).where(OutboxRow.id == row).values(message=spot.text, sent_at=now()))
