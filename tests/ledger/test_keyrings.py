"""Key rings: no process sees a key that it does not need."""

import pytest

from ledger.keyrings import RINGS, Ring, only

ENVIRONMENT = {
    "PATH": "/bin",
    "THREADCAST_DATABASE_URL": "sqlite:///x",
    "SLACK_BOT_TOKEN": "chat",
    "THREADCAST_TEAMS_APP_PASSWORD": "chat",
    "THREADCAST_WEB_SECRET": "chat",
    "THREADCAST_LLM_API_KEY": "words",
    "OPENAI_API_KEY": "words",
    "openai_api_key": "words",
    "THREADCAST_SOURCE_WAREHOUSE": "words",
}


@pytest.mark.parametrize(
    ("process", "keys"),
    [("bot", {"chat"}), ("light", {"words"}), ("quick", set()), ("analysis", set()), ("gpu", set())],
)
def test_a_process_sees_its_own_keys_alone(process: str, keys: set[str]) -> None:
    seen = only(ENVIRONMENT, RINGS[process])
    assert set(seen.values()) - {"/bin", "sqlite:///x"} == keys
    assert {"PATH", "THREADCAST_DATABASE_URL"} <= seen.keys()


def test_nothing_is_taken_from_the_environment_itself() -> None:
    before = dict(ENVIRONMENT)
    only(ENVIRONMENT, Ring.NONE)
    assert before == ENVIRONMENT
