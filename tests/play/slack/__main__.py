"""`python -m tests.play.slack --port 8900`: the play as a process; its settings as one line of JSON, then it serves."""

import argparse
import json
import signal
import sys
import threading

from . import looks
from .crowd import chatter
from .play import PlaySlack


def main() -> None:
    """Serves until it is told to end (SIGTERM, Ctrl-C)."""
    parser = argparse.ArgumentParser(prog="play-slack", description="A server that plays Slack on this machine")
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--no-pace", action="store_true", help="more than one message a second in a channel")
    parser.add_argument("--no-tiers", action="store_true", help="methods as often as one likes")
    parser.add_argument("--rotation", action="store_true", help="tokens that live twelve hours")
    parser.add_argument("--deliver-to", nargs="*", default=[], help="where the app listens, if over HTTP")
    parser.add_argument("--demo", action="store_true", help="a team, two people and a channel to begin with")
    parser.add_argument("--chatter", type=int, default=0, help="so many events of that team, for others to tell of")
    given = parser.parse_args()
    ended = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: ended.set())
    with PlaySlack(pace=not given.no_pace, tiers=not given.no_tiers, port=given.port) as play:
        play.world.rotation = given.rotation
        if given.deliver_to:
            play.deliver_to(*given.deliver_to)
        settings = looks.settings(play)
        if given.demo:
            acme = play.team("Acme")
            ada, ben = acme.person("Ada", admin=True), acme.person("Ben")
            sales = acme.channel("sales", [ada, ben])
            settings["demo"] = {
                "team": looks.team(acme),
                "people": [looks.person(ada), looks.person(ben)],
                "channel": looks.channel(sales),
                "chatter": chatter(acme, given.chatter),
            }
        sys.stdout.write(json.dumps(settings) + "\n")
        sys.stdout.flush()
        ended.wait()


if __name__ == "__main__":
    main()
