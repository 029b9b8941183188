"""`threadcast up`: everything on this machine, until Ctrl-C."""

import getpass
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

from automl.errors import ThreadcastError
from ledger.settings import Settings
from workers.console.house.child import Child
from workers.console.house.guard import guarded
from workers.console.house.keys import source_keys
from workers.console.house.links import OWNER, link
from workers.console.house.logfiles import log_path
from workers.console.house.parts import parts, redis_part
from workers.console.house.readiness import HOST, check_redis, free_port, healthy, prepare_database, prepare_home
from workers.console.house.redis import PrivateRedis
from workers.console.house.state import only_one
from workers.console.house.supervisor import Say, Supervisor, ended_by_signals

_WEB_SECONDS = 60.0
_PAUSE_SECONDS = 0.1
_NOBODY = ("", "root")
Meanwhile = Callable[[Supervisor, str], None]


def up(settings: Settings, say: Say, meanwhile: Meanwhile) -> None:
    """Start everything, do `meanwhile` in a thread with the web chat's address, and keep watch until the end.

    ThreadcastError for whatever keeps it from starting; nothing runs then.
    """
    home = prepare_home(settings.home)
    settings = settings.model_copy(update={"home": home})
    with ExitStack() as stack:
        lock = stack.enter_context(only_one(home))
        port = free_port(settings.web_port)
        check_redis(settings)
        prepare_database(settings)
        source_keys(home, made=True)
        folder = stack.enter_context(guarded(home, lock))
        redis = PrivateRedis(home, folder)
        redis_url, url = settings.redis_url or redis.url, f"http://{HOST}:{port}"
        supervisor = Supervisor(home, url, redis_url, say)
        stack.enter_context(ended_by_signals(supervisor))
        stack.callback(supervisor.stop)
        if settings.redis_url is None:
            _start_redis(supervisor, redis, home, say)
        supervisor.add([Child(part, home) for part in parts(settings, redis_url, port, folder)])
        Thread(target=_in_words, args=(meanwhile, supervisor, url, say), daemon=True).start()
        supervisor.watch()


def welcome(settings: Settings, say: Say) -> Meanwhile:
    """Print the one-time link as soon as the web chat answers."""

    def wait_and_say(supervisor: Supervisor, url: str) -> None:
        if wait_for_web(supervisor, url):
            say(f"Threadcast runs. Open this link; it works once, within an hour:\n\n  {owners_link(settings, url)}\n")
            say("Ctrl-C ends everything.")
        elif not supervisor.ending:
            say(f"The web chat does not answer yet; why is in {log_path(settings.home, 'bot')}.")

    return wait_and_say


def _in_words(meanwhile: Meanwhile, supervisor: Supervisor, url: str, say: Say) -> None:
    try:
        meanwhile(supervisor, url)
    except Exception as error:  # noqa: BLE001  whatever happens, a person gets a sentence
        from reports.apology import problem_of  # noqa: PLC0415  the supervisor stays small

        problem = problem_of(error)
        say(f"{problem.sentence} {problem.remedy}")


def wait_for_web(supervisor: Supervisor, url: str) -> bool:
    """Whether the web chat answers within a minute, before the end is asked for."""
    until = time.monotonic() + _WEB_SECONDS
    while time.monotonic() < until and not supervisor.ending:
        if healthy(url):
            return True
        time.sleep(_PAUSE_SECONDS)
    return False


def owners_link(settings: Settings, url: str) -> str:
    """A link for whoever started it."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = ""
    return link(settings, url, called(user), OWNER)


def called(user: str) -> str:
    """How the page calls whoever started it. user: the system's name for them; one that names nobody becomes "You"."""
    return user.capitalize() if user.lower() not in _NOBODY else "You"


def _start_redis(supervisor: Supervisor, redis: PrivateRedis, home: Path, say: Say) -> None:
    redis.prepare()
    server = Child(redis_part(redis.command()), home)
    supervisor.add([server])
    if redis.ready(server.process):
        return
    server.kill()
    say(f"The queue's log could not be read and was put aside: {redis.set_aside()}. No question is lost by it.")
    server.start()
    if not redis.ready(server.process):
        raise ThreadcastError("The private Redis does not start.", f"Why is in {log_path(home, 'redis')}.")
    supervisor.note()
