"""How fast Slack's events are acknowledged: 200 signed ones a second for 30 seconds, from a second process, on SQLite.

    python -m tests.bench.slack

The chat process runs as people run it, with a Slack that a third process plays. Half of the events are mentions in
channels, of which Slack tells twice; half are words to the bot alone. Latency counts from the moment at which the event
was to be sent; of what comes later than a second after the start it is told also apart, since a process that has just
begun is slower. In the end every message must be one question. What is posted meanwhile stands in the played Slack.
Processor time is the chat process' own, for each event.
"""

import asyncio
import hashlib
import hmac
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from sqlalchemy import func, select

from ledger.tables import Question
from tests.bot.living import Living

RATE = 200
SECONDS = 30
CONNECTIONS = 40
_REST_SECONDS = 10.0
Event = Mapping[str, Any]


class Caller:
    """One kept connection of Slack's, which costs the machine as little as a connection can."""

    def __init__(self, secret: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._secret = secret.encode()
        self._reader = reader
        self._writer = writer

    async def tell(self, event: Event, moment: float) -> float:
        """Seconds from `moment` until an event was acknowledged."""
        body = json.dumps(event).encode()
        await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        stamp = str(int(time.time()))
        signature = hmac.new(self._secret, b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        lines = [
            "POST /slack/events HTTP/1.1",
            "host: threadcast.example",
            f"content-length: {len(body)}",
            "content-type: application/json",
            f"x-slack-request-timestamp: {stamp}",
            f"x-slack-signature: v0={signature}",
        ]
        self._writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
        await self._reader.readexactly(int(length.partition(b":")[2]))
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode())
        return time.perf_counter() - moment


def main() -> None:
    """Print the percentiles, what was lost or doubled, and the memory at rest, as one JSON object."""
    with (
        TemporaryDirectory(prefix="slack-") as folder,
        _slack() as slack,
        Living(Path(folder), quiet=True, **_settings(slack)) as living,
    ):
        process = psutil.Process(living.pid)
        at_rest = _megabytes(process)
        events = slack["demo"]["chatter"]
        before = process.cpu_times()
        waits = asyncio.run(_load(living.port, slack["signing_secret"], events))
        spent = process.cpu_times()
        time.sleep(_REST_SECONDS)
        kept, distinct = _kept(living), len({_message(event) for event in events})
        print(
            json.dumps(
                {
                    **_summary(waits),
                    "messages": distinct,
                    "lost": max(0, distinct - kept),
                    "doubled": max(0, kept - distinct),
                    "server_cpu_ms": round(
                        1000 * (spent.user + spent.system - before.user - before.system) / len(waits), 2
                    ),
                    "megabytes_at_rest": at_rest,
                    "megabytes_afterwards": _megabytes(process),
                }
            )
        )


@contextmanager
def _slack() -> Iterator[Event]:
    """A Slack in a process of its own, so that those who tell of events do not wait for it: its settings."""
    command = [sys.executable, "-m", "tests.play.slack", "--demo", "--no-pace", "--chatter", str(RATE * SECONDS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()


def _settings(slack: Event) -> dict[str, str]:
    """What the chat process is told of that Slack."""
    return {
        "SLACK_API_URL": slack["api_url"],
        "SLACK_BOT_TOKEN": slack["demo"]["team"]["bot_token"],
        "SLACK_SIGNING_SECRET": slack["signing_secret"],
    }


def _message(event: Event) -> tuple[str, str]:
    return event["event"]["channel"], event["event"]["ts"]


def _kept(living: Living) -> int:
    with living.database.read() as session:
        return int(session.execute(select(func.count()).select_from(Question)).scalar_one())


def _megabytes(process: psutil.Process) -> float:
    return round(process.memory_info().rss / 2**20, 1)


def _summary(waits: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(waits, n=100)
    milliseconds = {"p50": cuts[49], "p90": cuts[89], "p99": cuts[98], "max": max(waits)}
    milliseconds["p99_after_a_second"] = statistics.quantiles(waits[RATE:], n=100)[98]
    return {"events": len(waits), **{name: round(1000 * value, 1) for name, value in milliseconds.items()}}


async def _load(port: int, secret: str, events: Sequence[Event]) -> list[float]:
    callers = [Caller(secret, *await asyncio.open_connection("127.0.0.1", port)) for _ in range(CONNECTIONS)]
    began = time.perf_counter() + 1.0
    timed = [(event, began + place / RATE) for place, event in enumerate(events)]
    turns = [timed[place :: len(callers)] for place in range(len(callers))]
    told = await asyncio.gather(*(_each(caller, turn) for caller, turn in zip(callers, turns, strict=True)))
    ordered = zip_longest(*told)
    return [wait for waits in ordered for wait in waits if wait is not None]


async def _each(caller: Caller, turn: Sequence[tuple[Event, float]]) -> list[float]:
    return [await caller.tell(event, moment) for event, moment in turn]


if __name__ == "__main__":
    main()
