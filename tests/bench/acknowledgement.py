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

import httpx

from tests.bot.living import Living, Member

RATE = 200
SECONDS = 5
PEOPLE = 20


def main() -> None:
    """Print the percentiles as one JSON object."""
    with TemporaryDirectory(prefix="ack-") as folder, Living(Path(folder)) as living:
        members = [living.member(f"person {number}") for number in range(PEOPLE)]
        waits = asyncio.run(_load(members))
    print(json.dumps(_summary(waits)))


def _summary(waits: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(waits, n=100)
    milliseconds = {"p50": cuts[49], "p90": cuts[89], "p99": cuts[98], "max": max(waits)}
    return {"messages": len(waits), **{name: round(1000 * value, 1) for name, value in milliseconds.items()}}


async def _load(members: Sequence[Member]) -> list[float]:
    limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
    async with httpx.AsyncClient(limits=limits, timeout=30) as client:
        await asyncio.gather(*(_say(client, member, time.perf_counter()) for member in members))
        began = time.perf_counter() + 0.2
        moments = [began + number / RATE for number in range(RATE * SECONDS)]
        sent = [asyncio.create_task(_say(client, members[n % PEOPLE], moment)) for n, moment in enumerate(moments)]
        return list(await asyncio.gather(*sent))


async def _say(client: httpx.AsyncClient, member: Member, moment: float) -> float:
    await asyncio.sleep(max(0.0, moment - time.perf_counter()))
    body = {"event_id": str(uuid.uuid4()), "words": "predict next quarter", "attachments": []}
    answer = await client.post(f"{member.origin}/threads/{member.thread}/messages", json=body, headers=member.headers)
    answer.raise_for_status()
    return time.perf_counter() - moment


if __name__ == "__main__":
    main()
