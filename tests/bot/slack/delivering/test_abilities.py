"""What a workspace can't show is found out once, and shown in an older way from then on."""

from bot.platform import Json
from tests.bot.office import says
from tests.bot.slack.delivering.post import Post, picture


def _table() -> Json:
    rows = [[f"2024-{month:02}", str(month)] for month in range(1, 13)]
    return {"kind": "table", "title": "By month", "columns": ["Month", "Sales"], "rows": rows, "total_rows": 12}


def _types(blocks: list[Json]) -> set[str]:
    return {block["type"] for block in blocks}


def _sent(post: Post) -> list[set[str]]:
    """The types of blocks of each message that Slack was asked to post."""
    return [_types(call.params["blocks"]) for call in post.slack.calls("chat.postMessage")]


def test_a_table_that_the_workspace_cannot_page_is_written_out_and_not_tried_again(post: Post) -> None:
    post.acme.switch_off("data_table")
    try:
        for thread in (post.thread, post.begins(post.channel)[0]):
            letter = post.letter({"parts": [*says("By month:")["parts"], _table()]}, "answer", thread=thread)
            post.another().post(letter)
    finally:
        post.acme.switched_off.clear()
    first, *_, then, last = _sent(post)
    assert "data_table" in first
    assert "data_table" not in then | last
    assert len(post.said()) == 1
    assert "feedback_buttons" in str(post.slack.calls("chat.postMessage")[-1].params), "the rest is as new as it was"


def test_a_chart_is_drawn_by_slack_where_it_can(post: Post) -> None:
    data = [{"series": "history", "period": f"2024-{month:02}", "value": float(month)} for month in range(1, 7)]
    chart = {**picture("acme/q/chart.png"), "data": data}
    post.platform.post(post.letter({"parts": [*says("Up.")["parts"], chart]}, "answer"))
    assert "Up." in post.words()[-1]


def test_an_answer_is_said_in_words_where_no_block_is_taken(post: Post) -> None:
    post.slack.fault("chat.postMessage", error="invalid_blocks", times=4)
    post.platform.post(post.letter({"parts": [*says("By month:")["parts"], _table()]}, "answer"))
    (message,) = post.said()
    assert message.blocks == []
    assert "By month" in message.text
