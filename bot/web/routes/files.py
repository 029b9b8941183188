"""Downloads: only what an answer names, in a thread that the person may see."""

from collections.abc import Iterator
from typing import Annotated, BinaryIO
from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse
from sqlalchemy.orm import Session

from bot.desk.access import open_thread
from bot.errors import Missing
from bot.web.board import WITH_FILES
from bot.web.house import House, house
from bot.web.sessions import SignedIn
from bot.web.visitor import Visitor
from ledger.policy import Action
from ledger.repositories.outbox import Outbox
from ledger.repositories.questions import Questions
from ledger.tables import Json

router = APIRouter()
Here = Annotated[House, Depends(house)]
_CHUNK = 1 << 18
_BINARY = "application/octet-stream"


@router.get("/files/{question}/{name}")
def download(here: Here, visitor: SignedIn, question: str, name: str) -> StreamingResponse:
    """A chart of an answer, shown in the page, or another of its files, as a download."""
    with here.database.read() as session:
        part = _part(session, visitor, question, name)
    try:
        stream = here.files.read(str(part["path"]))
    except FileNotFoundError as error:
        raise _missing() from error
    picture = part["kind"] == "chart" and name.endswith(".png")
    place = "inline" if picture else "attachment"
    headers = {"content-disposition": f"{place}; filename*=UTF-8''{quote(name, safe='')}"}
    return StreamingResponse(_chunks(stream), media_type="image/png" if picture else _BINARY, headers=headers)


def _part(session: Session, visitor: Visitor, question: str, name: str) -> Json:
    workspace = visitor.person.workspace_id
    found = Questions(session).get(workspace, question)
    if found is None:
        raise _missing()
    open_thread(session, visitor.person, Action.DOWNLOAD, found.thread_id)
    answer = Outbox(session).of_question(workspace, question, "answer")
    key = f"{workspace}/{question}/answer/{name}"
    for part in answer.reply["parts"] if answer is not None else []:
        if part["kind"] in WITH_FILES and part["path"] == key:
            return dict(part)
    raise _missing()


def _missing() -> Missing:
    return Missing("That file is not here any more.", "Ask the question again to make it anew.")


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    with stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
