"""Where files lie: uploads in, downloads out, and the sign-in page for those who may not."""

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from .faults import Fault
from .records import FileRecord, Json

if TYPE_CHECKING:
    from .play import PlaySlack

_LOGIN = """<!DOCTYPE html><html lang="en"><head><title>Sign in | Slack</title></head>
<body><form id="signin_form" action="/signin" method="post"><h1>Sign in to your workspace</h1></form></body></html>"""


class Storage:
    """files.slack.com of the play."""

    def __init__(self, play: "PlaySlack") -> None:
        self.play = play

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """Step two of an upload: raw bytes, or a form with one file. The length must be as announced."""
        world = self.play.world
        file = world.files.get(world.uploads.get(request.match_info["key"], ""))
        if file is None:
            return web.Response(status=404, text="unknown upload")
        fault = self.play.faults.take("upload")
        if fault is not None and fault.delay:
            await asyncio.sleep(fault.delay)
        if fault is not None and fault.status is not None:
            return web.Response(status=fault.status, text="fault")
        content = await _content(request)
        if len(content) != file.declared_size:
            return web.Response(
                status=400, text=f"length mismatch: {file.declared_size} announced, {len(content)} came"
            )
        file.bytes, file.uploaded = content, True
        return web.Response(text=f"OK - {len(content)}")

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The bytes, for a token that may see them; otherwise a sign-in page with status 200, as Slack does it."""
        world = self.play.world
        file = world.files.get(request.match_info["place"].rsplit("-", 1)[-1])
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        record: Json = {"file": file.id if file else None, "token": token, "sent": 0, "url": str(request.url)}
        world.downloads.append(record)
        fault = self.play.faults.take("download")
        if fault is not None and fault.delay:
            await asyncio.sleep(fault.delay)
        if fault is not None and fault.redirect is not None:
            return web.Response(status=302, headers={"Location": fault.redirect})
        if fault is not None and fault.status is not None:
            return web.Response(status=fault.status, text="fault")
        if file is None or file.deleted:
            return web.Response(status=404, text="<html><body>404</body></html>", content_type="text/html")
        if (fault is not None and fault.html) or not self._may(token, file):
            return web.Response(text=_LOGIN, content_type="text/html")
        return await _stream(request, file, fault, record)

    def _may(self, token: str, file: FileRecord) -> bool:
        world = self.play.world
        grant = world.grants.get(token)
        if grant is None or grant.refusal() is not None or "files:read" not in grant.scopes:
            return False
        where = [world.channels[c] for c in file.channels if c in world.channels]
        public = any(c.kind == "public" and (grant.team in c.team_ids or grant.team is None) for c in where)
        return public or file.user == grant.user or any(grant.user in c.members for c in where)


async def _content(request: web.Request) -> bytes:
    if request.content_type == "multipart/form-data":
        for part in (await request.post()).values():
            if isinstance(part, web.FileField):
                return part.file.read()
        return b""
    return await request.read()


async def _stream(request: web.Request, file: FileRecord, fault: Fault | None, record: Json) -> web.StreamResponse:
    """In pieces. A file that lies about its size, and one without an end, come without Content-Length."""
    response = web.StreamResponse(headers={"Content-Type": file.mimetype})
    if file.declared_size is None and not (fault and fault.endless):
        response.content_length = len(file.bytes)
    else:
        response.enable_chunked_encoding()
    await response.prepare(request)
    try:
        while True:
            for start in range(0, len(file.bytes), 65_536):
                piece = file.bytes[start : start + 65_536]
                if fault is not None and fault.truncate is not None and start + len(piece) > fault.truncate:
                    if request.transport is not None:
                        request.transport.abort()
                    return response
                await response.write(piece)
                record["sent"] += len(piece)
                if fault is not None and fault.trickle:
                    await asyncio.sleep(fault.trickle)
            if not (fault and fault.endless):
                break
        await response.write_eof()
    except (ConnectionError, asyncio.CancelledError):
        record["cut"] = True
        raise
    return response
