"""Everything that the product says fits into Slack, and looks as it was looked at."""

import json
from collections.abc import Callable, Iterator

import pytest

from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from bot.slack.rendering.wording import plain
from tests.bot.slack.rendering.limit_checker import faults, view_faults
from tests.bot.slack.rendering.produced import EVERY, Said, everything
from tests.bot.slack.rendering.record import GOLDEN, KEPT, OLDER, letter_of, picture


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: str(kind.__name__))
def test_everything_the_product_says_is_taken_by_slack(kind: Callable[[], Iterator[Said]]) -> None:
    for said in kind():
        for surfaces in (Surfaces(), OLDER):
            made = rendered(letter_of(said), surfaces, private=True)
            assert faults(list(made.blocks), made.text) == [], said.name
        assert faults([], plain(letter_of(said))) == [], said.name


@pytest.mark.parametrize("name", KEPT)
def test_messages_look_as_they_were_looked_at(name: str) -> None:
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(picture(everything()[name]))) == golden
    if golden["modal"]:
        assert view_faults(golden["modal"]) == []
