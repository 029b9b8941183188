"""How fast messages are acknowledged: 200 a second for 5 seconds, by 20 people, on SQLite.

    python -m tests.bench.acknowledgement

The chat process runs as people run it; each message is its own event. Latency counts from the moment at which the
message was to be sent, so that a server that falls behind is not flattered.
"""

import asyncio
import json
import statistics
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.bot.living import Living, Member, said

RATE = 200
SECONDS = 5
PEOPLE = 20


class Browser:
    """One kept connection of a person, which costs the machine as little as a connection can."""

    def __init__(self, member: Member, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._member = member
        self._reader = reader
        self._writer = writer

    async def say(self, moment: float) -> float:
        """Seconds from `moment` until a message was acknowledged."""
        await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        body = json.dumps(said(str(uuid.uuid4()))).encode()
        lines = [
            f"POST /threads/{self._member.thread}/messages HTTP/1.1",
            f"host: {self._member.origin.partition('//')[2]}",
            f"content-length: {len(body)}",
            "content-type: application/json",
            *(f"{name}: {value}" for name, value in self._member.headers.items()),
        ]
        self._writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
        await self._reader.readexactly(int(length.partition(b":")[2]))
        if not head.startswith(b"HTTP/1.1 202"):
            raise RuntimeError(head.decode())
        return time.perf_counter() - moment


def main() -> None:
    """Print the percentiles as one JSON object."""
    with TemporaryDirectory(prefix="ack-") as folder, Living(Path(folder), quiet=True) as living:
        members = [living.member(f"person {number}") for number in range(PEOPLE)]
        process = psutil.Process(living.pid)
        before = process.cpu_times()
        waits = asyncio.run(_load(living.port, members))
        spent = process.cpu_times()
        busy = spent.user + spent.system - before.user - before.system
    print(json.dumps({**_summary(waits), "server_cpu_ms": round(1000 * busy / len(waits), 2)}))


def _summary(waits: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(waits, n=100)
    milliseconds = {"p50": cuts[49], "p90": cuts[89], "p99": cuts[98], "max": max(waits)}
    return {"messages": len(waits), **{name: round(1000 * value, 1) for name, value in milliseconds.items()}}


async def _load(port: int, members: Sequence[Member]) -> list[float]:
    browsers = [
        Browser(member, *await asyncio.open_connection("127.0.0.1", port)) for member in members for _ in range(2)
    ]
    await asyncio.gather(*(browser.say(time.perf_counter()) for browser in browsers))
    began = time.perf_counter() + 0.2
    moments = [began + number / RATE for number in range(RATE * SECONDS)]
    turns = [moments[place :: len(browsers)] for place in range(len(browsers))]
    told = await asyncio.gather(*(_each(browser, turn) for browser, turn in zip(browsers, turns, strict=True)))
    return [wait for waits in told for wait in waits]


async def _each(browser: Browser, moments: Sequence[float]) -> list[float]:
    return [await browser.say(moment) for moment in moments]


if __name__ == "__main__":
    main()
