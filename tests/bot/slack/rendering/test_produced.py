"""Everything that the product says fits into Slack, and looks as it was looked at."""

import json

from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from bot.slack.rendering.wording import plain
from tests.bot.slack.rendering.limit_checker import faults, view_faults
from tests.bot.slack.rendering.produced import everything
from tests.bot.slack.rendering.record import GOLDEN, KEPT, OLDER, letter_of, picture


def test_everything_the_product_says_is_taken_by_slack_and_looks_as_it_was_looked_at() -> None:
    """One test, since making all of it takes a while."""
    for said in everything().values():
        for surfaces in (Surfaces(), OLDER):
            made = rendered(letter_of(said), surfaces, private=True)
            assert faults(list(made.blocks), made.text) == [], said.name
        assert faults([], plain(letter_of(said))) == [], said.name
    for name in KEPT:
        golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
        assert json.loads(json.dumps(picture(everything()[name]))) == golden, name
        assert not golden["modal"] or view_faults(golden["modal"]) == []
