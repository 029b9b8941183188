"""Serving the web chat, and what the chat platforms call, on one port."""

import logging
import socket
import sys
from types import FrameType

import uvicorn

from bot.slack.settings import SlackSettings
from bot.web.app import application
from bot.web.watching import Watching
from bot.wiring import wire
from ledger.settings import Settings

logger = logging.getLogger(__name__)

_LAST_SECONDS = 5
_TURN_SECONDS = 0.001
"""How long one thread may keep the others waiting: the clerk comes back from the database several times a message."""


class Server(uvicorn.Server):
    """A server whose open pages are let go as soon as it is asked to end."""

    def __init__(self, config: uvicorn.Config, watching: Watching) -> None:
        super().__init__(config)
        self._watching = watching

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._watching.close()
        super().handle_exit(sig, frame)


def serve(settings: Settings, slack: SlackSettings) -> None:
    """Serve until the process is asked to end."""
    sys.setswitchinterval(_TURN_SECONDS)
    listening = listen(settings.web_port, settings.web_address)
    port = int(listening.getsockname()[1])
    wired = wire(settings, port, slack)
    app = application(wired.house, wired.patrols, wired.doors)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
        h11_max_incomplete_event_size=1 << 16,
    )
    logger.info("web chat listens", extra={"port": port})
    Server(config, wired.house.watching).run(sockets=[listening])
    wired.clerk.close()
    wired.house.database.close()


def listen(port: int, address: str = "127.0.0.1") -> socket.socket:
    """A socket on one of this machine's addresses; port 0 takes a free one. OSError where the port is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((address, port))
    return listening
