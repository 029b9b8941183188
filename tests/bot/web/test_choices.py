"""Choices under an answer: the likely ones are seen, the rare ones wait behind a click that keys and readers reach."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.web.rendering import environment

_OPTIONS = [{"label": f"Use {name}", "value": f"table={name}"} for name in ("Returns", "Stock", "Plan")]


def shown(folded: int, chosen: Sequence[str] = ()) -> str:
    """An answer with three quiet choices, as the page writes it. folded: how many of them wait behind a click."""
    choices = {"kind": "choices", "question": "Read it differently:", "options": _OPTIONS, "quiet": True}
    post = {
        "id": "p_1",
        "version": 1,
        "role": "answer",
        "question_id": "q_1",
        "chosen": list(chosen),
        "created_at": datetime(2026, 11, 21, 9, tzinfo=UTC),
        "content": {"parts": [choices | {"folded": folded}]},
        "files": [],
    }
    return environment().get_template("_post.html").render(post=post)


def test_folded_choices_wait_behind_more() -> None:
    seen, more, rest = shown(folded=1).partition("More</summary>")
    assert more
    assert "Use Returns" in seen
    assert "Use Stock" in seen
    assert "Use Plan" not in seen
    assert "Use Plan" in rest


def test_nothing_is_folded_where_all_are_likely() -> None:
    assert "<details" not in shown(folded=0)


def test_a_folded_choice_that_was_taken_is_seen() -> None:
    assert "<details" in shown(folded=1, chosen=["table=Plan"])
    assert " open>" in shown(folded=1, chosen=["table=Plan"])
    assert " open>" not in shown(folded=1, chosen=["table=Stock"])


def test_what_is_offered_in_small_print_can_be_taken_one_after_the_other() -> None:
    page = shown(folded=0, chosen=["table=Stock"])
    assert 'aria-pressed="true"' in page
    assert "aria-disabled" not in page


def test_a_plan_that_is_worked_offers_how_thorough_it_should_be() -> None:
    choices = {"kind": "choices", "question": "How thorough should it be?", "options": _OPTIONS, "quiet": True}
    said = {"kind": "paragraph", "text": "Predict Churn."}
    progress = {"kind": "progress", "stage": "Learning", "share": 0.1, "best": None, "seconds_left": None}
    assert "Use Returns" in _told([said, choices, progress | {"state": "running"}])
    assert "Use Returns" not in _told([said, choices, progress | {"state": "done"}])


def _told(parts: Sequence[object]) -> str:
    moment = datetime(2026, 11, 21, 9, tzinfo=UTC)
    post = {"id": "p_1", "version": 1, "role": "told", "question_id": "q_1", "chosen": [], "files": []}
    times = {"created_at": moment, "updated_at": moment}
    return environment().get_template("_post.html").render(post=post | times | {"content": {"parts": parts}})
