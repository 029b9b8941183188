"""What is kept of too much: the beginning, and what can be clicked with what it is about."""

from bot.slack.rendering.blocks import actions, button, section
from bot.slack.rendering.fitting import fitting
from tests.bot.slack.rendering.limit_checker import faults

ENTRY = [section("*Predict sales*\nWaiting for its turn"), actions([button("Stop", "stop", "q_1")])]


def test_what_fits_stays_as_it_is() -> None:
    assert fitting(ENTRY) == ENTRY


def test_texts_go_from_the_end_and_controls_keep_what_they_are_about() -> None:
    kept = fitting([section("First"), *ENTRY, *[section(f"Text {n}") for n in range(60)], *ENTRY])
    assert faults(kept) == []
    assert [kept[0], kept[1:3], kept[-3:-1]] == [section("First"), ENTRY, ENTRY]
    assert kept[3] == section("Text 0")
    assert "shortened" in str(kept[-1])


def test_of_too_many_controls_the_last_go() -> None:
    kept = fitting(ENTRY * 40)
    assert faults(kept) == []
    assert kept[:-1] == [*ENTRY * 24, ENTRY[0]]
