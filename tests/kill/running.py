"""A system under attack: started with failpoints in each of its processes, and looked at when all is over."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tests.kill.arming import SITE
from tests.kill.campaign import Campaign
from tests.kill.slack_asker import Askers
from tests.kill.targets import trainers
from tests.play.slack import PlaySlack
from tests.servers.company import Company
from tests.servers.patience import stretched
from tests.servers.postgres import postgres_server
from tests.servers.slack_system import in_slack, one_team
from tests.servers.system import ROOT, System, started

DATABASES = ("sqlite", "postgresql")
BUDGET_SECONDS = 6
_REST_SECONDS = 20.0
_LATER_SECONDS = 7200.0
_PAUSE_SECONDS = 0.5
_MINUTE_SECONDS = 10.0
"""What a minute of Slack's schedule takes: it tries again at once, and after one and five; bots start within these."""


@contextmanager
def attacked(kind: str, seed: int, keep: Path | None = None, *, slack: bool = False) -> Iterator[Campaign]:
    """A campaign on a system of its own; at the end every question's answers are counted, and nothing may be left over.

    kind: the database, sqlite or postgresql. keep: a folder for what the system writes, to be looked at later. slack:
    people ask in the play-Slack.
    """
    with ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="threadcast-kill-")))
        armed, temporary = folder / "failpoints", folder / "temporary"
        settings = {
            "THREADCAST_BUDGET_SECONDS": str(BUDGET_SECONDS),
            "PYTHONPATH": f"{SITE}:{ROOT}",
            "FAILPOINTS": str(armed),
            "TMPDIR": str(temporary),
        }
        if kind == "postgresql":
            server = stack.enter_context(postgres_server())
            settings["THREADCAST_DATABASE_URL"] = server.url(server.migrated())
        armed.mkdir(parents=True)
        temporary.mkdir()
        company = stack.enter_context(_in_slack(folder / "home", settings)) if slack else None
        system = company.system if company else stack.enter_context(started(folder / "home", settings))
        campaign = Campaign(system, armed, seed, Askers(company) if company else None)
        yield campaign
        campaign.say("counting")
        campaign.verdict.close()
        _rest(system, campaign)
        if any(temporary.iterdir()):
            campaign.verdict.complain(f"left in the folder for temporary files: {sorted(temporary.iterdir())}")
        campaign.say("at rest")


@contextmanager
def _in_slack(home: Path, settings: Mapping[str, str]) -> Iterator[Company]:
    """A company whose Slack tries again within seconds where a real one would take minutes."""
    with PlaySlack() as slack:
        slack.shrink_time(_MINUTE_SECONDS)
        team = slack.team("Acme")
        with in_slack(slack, home, {**one_team(slack, team), **settings}) as system:
            yield Company(slack, system, team)


def _rest(system: System, campaign: Campaign) -> None:
    """When all is answered, no training runs on; an hour later the sweep has left nothing in scratch."""
    if not _until(lambda: not trainers(system.processes())):
        campaign.verdict.complain(f"trainings run on: {trainers(system.processes())}")
    long_ago = time.time() - _LATER_SECONDS
    for path in _scratch(system):
        with suppress(FileNotFoundError):
            os.utime(path, (long_ago, long_ago))
    if not _until(lambda: not _scratch(system)):
        campaign.verdict.complain(f"left in scratch: {_scratch(system)}")


def _scratch(system: System) -> list[Path]:
    return sorted((system.home / "scratch").iterdir())


def _until(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + stretched(_REST_SECONDS)
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(_PAUSE_SECONDS)
    return False
