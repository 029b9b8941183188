"""`python -m tests.play.model --port 8901`: the play as a process; its settings as one line of JSON, then it serves."""

import argparse
import json
import signal
import sys
import threading

from .characters import names
from .play import PlayModel


def main() -> None:
    """Serves until it is told to end (SIGTERM, Ctrl-C)."""
    parser = argparse.ArgumentParser(prog="play-model", description="A server that plays language models here")
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--key", default=None, help="what requests must bring")
    parser.add_argument("--lax", action="store_true", help="take what OpenAI refuses")
    parser.add_argument("--model", nargs=2, action="append", default=[], metavar=("NAME", "CHARACTER"))
    given = parser.parse_args()
    ended = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: ended.set())
    with PlayModel(dict(given.model), key=given.key, strict=not given.lax, port=given.port) as play:
        settings = {
            "base_url": play.base_url,
            "azure_endpoint": play.root,
            "gemini_url": play.gemini_url,
            "control_url": f"{play.root}/control/",
            "characters": names(),
        }
        sys.stdout.write(json.dumps(settings) + "\n")
        sys.stdout.flush()
        ended.wait()


if __name__ == "__main__":
    main()
