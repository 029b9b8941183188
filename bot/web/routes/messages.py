"""What people say and click: each becomes one call of the desk."""

from asyncio import wrap_future
from concurrent.futures import Future
from time import perf_counter
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from bot.desk.clerk import Receipt
from bot.desk.placing import LONGEST_WORDS
from bot.desk.sharing import Alongside
from bot.health.metrics import ACKNOWLEDGED
from bot.web.house import House, house
from bot.web.sessions import SignedIn
from bot.web.uploading import UPLOAD, checked
from bot.web.visitor import Visitor
from ledger.repositories.arrivals import Arrivals
from ledger.tables import Json

router = APIRouter()
Here = Annotated[House, Depends(house)]
EventId = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{8,64}$")]
RowId = Annotated[str, Field(max_length=40)]
Line = Annotated[str, Field(max_length=1_000)]


class Attachment(BaseModel):
    """What an upload was answered with."""

    reference: Annotated[str, Field(pattern=UPLOAD, max_length=300)]
    name: Line
    bytes: Annotated[int, Field(ge=0, lt=2**53)]


class Message(BaseModel):
    """Words, files, or both. event_id: made by the page; the same again changes nothing."""

    event_id: EventId
    words: Annotated[str, Field(max_length=LONGEST_WORDS)] = ""
    attachments: Annotated[list[Attachment], Field(max_length=10)] = []


class Choice(BaseModel):
    """A click on a choice that `question` offered."""

    event_id: EventId
    question: RowId
    value: Line
    label: Line


class Changes(BaseModel):
    """The form of the plan of `question`, submitted. label: the changes as the page reads them back."""

    event_id: EventId
    question: RowId
    label: Line = "Change the plan"
    changes: Annotated[dict[Line, Line | Annotated[list[Line], Field(max_length=500)]], Field(max_length=50)]


class Stop(BaseModel):
    """A wish that work on `question` stops."""

    question: RowId


@router.post("/threads/{thread}/messages", status_code=202)
async def message(here: Here, visitor: SignedIn, thread: str, body: Message) -> dict[str, str]:
    """Keep a message."""
    began = perf_counter()
    attachments = [each.model_dump() for each in body.attachments]
    if attachments:
        attachments = await to_thread.run_sync(checked, visitor.person, here.files, attachments)
    content = {"words": body.words, "files": [{"name": each["name"], "bytes": each["bytes"]} for each in attachments]}
    receipt = here.desk.ask(
        visitor.person,
        thread,
        body.event_id,
        body.words,
        attachments,
        _posting(visitor, thread, body.event_id, content),
    )
    return await _kept(here, thread, receipt, began)


@router.post("/threads/{thread}/choices", status_code=202)
async def choice(here: Here, visitor: SignedIn, thread: str, body: Choice) -> dict[str, str]:
    """Keep a click on a choice."""
    began = perf_counter()
    posting = _posting(visitor, thread, body.event_id, {"words": body.label, "files": []})
    receipt = here.desk.choose(visitor.person, thread, body.event_id, body.question, body.value, body.label, posting)
    return await _kept(here, thread, receipt, began)


@router.post("/threads/{thread}/changes", status_code=202)
async def changes(here: Here, visitor: SignedIn, thread: str, body: Changes) -> dict[str, str]:
    """Keep a changed plan."""
    began = perf_counter()
    posting = _posting(visitor, thread, body.event_id, {"words": body.label, "files": []})
    receipt = here.desk.change(visitor.person, thread, body.event_id, body.question, body.changes, posting)
    return await _kept(here, thread, receipt, began)


@router.post("/threads/{thread}/stop", status_code=202)
def stop(here: Here, visitor: SignedIn, thread: str, body: Stop) -> dict[str, str]:
    """Stop work on a question."""
    here.desk.stop(visitor.person, thread, body.question)
    return {"question": body.question}


def _posting(visitor: Visitor, thread: str, key: str, content: Json) -> Alongside:
    """Puts what the person said into the thread, in the transaction that keeps the question."""
    person = visitor.person

    def post(session: Session, question: str) -> None:
        Arrivals(session).say(person.workspace_id, thread, key, content, person.id, question)

    return post


async def _kept(here: House, thread: str, receipt: "Future[Receipt]", began: float) -> dict[str, str]:
    question = (await wrap_future(receipt)).question
    ACKNOWLEDGED.observe(perf_counter() - began)
    here.watching.wake(thread)
    return {"question": question}
