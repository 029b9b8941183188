"""Whatever is to be said, Slack takes it: nothing that the product can say is too large for one message."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from bot.slack.rendering.wording import plain
from reports.reply import Part
from tests.bot.slack.rendering.letters import letter
from tests.bot.slack.rendering.limit_checker import faults
from tests.bot.slack.rendering.replies import PARTS

SURFACES = st.builds(Surfaces, st.booleans(), st.booleans(), st.booleans())


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    parts=st.lists(PARTS, min_size=1, max_size=15),
    role=st.sampled_from(["answer", "note", "told"]),
    surfaces=SURFACES,
    private=st.booleans(),
)
def test_any_reply_fits_into_a_message(parts: list[Part], role: str, surfaces: Surfaces, private: bool) -> None:
    made = rendered(letter(*parts, role=role), surfaces, private=private)
    assert faults(list(made.blocks), made.text) == []
    assert faults([], plain(letter(*parts, role=role))) == []
