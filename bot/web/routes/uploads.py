"""Uploads and the deletion of files and threads."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from bot.web.house import House, house
from bot.web.sessions import SignedIn
from bot.web.uploading import keep, refuse_declared
from ledger.tables import Json

router = APIRouter()
Here = Annotated[House, Depends(house)]


@router.post("/uploads", status_code=201)
async def upload(request: Request, here: Here, visitor: SignedIn) -> Json:
    """Take a file; a message refers to it afterwards."""
    most = here.settings.max_file_megabytes * 2**20
    refuse_declared(request.headers.get("content-length"), most)
    kind = request.headers.get("content-type", "")
    return await keep(visitor.person, here.files, here.settings.scratch, kind, request.stream(), most)


@router.delete("/threads/{thread}/files/{dataset}", status_code=204)
def delete_file(here: Here, visitor: SignedIn, thread: str, dataset: str) -> None:
    """Delete a file and what was made from it."""
    here.removal.delete_file(visitor.person, thread, dataset)
    here.watching.wake(thread)


@router.delete("/threads/{thread}", status_code=204)
def delete_thread(here: Here, visitor: SignedIn, thread: str) -> None:
    """Delete a thread with all that is in it."""
    here.removal.delete_thread(visitor.person, thread)
    here.watching.wake(thread)
