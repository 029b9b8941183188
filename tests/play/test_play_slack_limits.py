"""What Slack refuses in messages, and in which words; and what a message would have done."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.play.slack import Channel, Person, PlaySlack, Team

Block = dict[str, Any]


def _plain(words: str) -> Block:
    return {"type": "plain_text", "text": words}


def _section(words: str = "words") -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": words}}


def _button(**more: Any) -> Block:
    return {"type": "button", "action_id": "go", "text": _plain("Go"), **more}


def _actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def _menu(count: int, text: str = "Option", **more: Any) -> Block:
    options = [{"text": _plain(f"{text} {n}"), "value": str(n)} for n in range(count)]
    return {"type": "static_select", "action_id": "pick", "options": options, **more}


def _chart(points: int = 3, series: int = 1, **more: Any) -> Block:
    labels = [f"2026-{n:02d}" for n in range(points)]
    data = [{"label": label, "value": n} for n, label in enumerate(labels)]
    rows = [{"name": f"s{n}", "data": data} for n in range(series)]
    chart = {"type": "line", "series": rows, "axis_config": {"categories": labels}}
    return {"type": "data_visualization", "title": "Sales", "chart": chart, **more}


def _table(rows: int, columns: int = 2, text: str = "x") -> Block:
    cells = [[{"type": "raw_text", "text": text} for _ in range(columns)] for _ in range(rows)]
    return {"type": "data_table", "caption": "Sales", "rows": cells}


def _refused(web: WebClient, channel: Channel, blocks: list[Block]) -> tuple[str, list[str]]:
    with pytest.raises(SlackApiError) as refusal:
        web.chat_postMessage(channel=channel.id, text="fallback", blocks=blocks)
    body = refusal.value.response
    return body["error"], body.get("response_metadata", {}).get("messages", [])


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ([_section("x" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        ([_section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        ([_section()] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
        ([{"type": "header", "text": _plain("x" * 151)}], "must be less than 151 characters"),
        ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "must be a valid enum value: plain_text"),
        ([{"type": "context", "elements": [_section()["text"]] * 11}], "no more than 10 items allowed"),
        ([_actions(*[_button(action_id=str(n)) for n in range(26)])], "no more than 25 items allowed"),
        ([_actions(_button(), _button())], '`action_id` "go" already exists for another action'),
        ([_actions(_button(text=_plain("x" * 76)))], "must be less than 76 characters"),
        ([_actions(_button(value="x" * 2001))], "must be less than 2001 characters"),
        ([_actions(_button(action_id="x" * 256))], "must be less than 256 characters"),
        ([_actions(_button(style="loud"))], "must be a valid enum value: primary, danger"),
        ([_actions(_menu(101))], "no more than 100 items allowed"),
        ([_actions(_menu(1, "x" * 75))], "must be less than 76 characters"),
        ([_actions(_menu(1, initial_option={"text": _plain("No"), "value": "7"}))], "invalid initial option"),
        ([_actions(_menu(1, placeholder=_plain("x" * 151)))], "must be less than 151 characters"),
        ([_section() | {"block_id": "a"}, _section() | {"block_id": "a"}], '`block_id` "a" already exists'),
        ([{"type": "image", "image_url": "https://example.com/a.png"}], "missing required field: alt_text"),
        ([{"type": "image", "alt_text": "x", "slack_file": {"id": "F0NOTTHERE"}}], "invalid slack file"),
        ([{"type": "markdown", "text": "x" * 12_001}], "must be less than 12001 characters"),
        ([{"type": "sectoin"}], "unsupported type: sectoin [json-pointer:/blocks/0/type]"),
        ([_section() | {"colour": "red"}], "invalid additional property: colour [json-pointer:/blocks/0]"),
        ([_chart()] * 3, "no more than 2 data_visualization blocks allowed"),
        ([_chart(points=21)], "no more than 20 items allowed"),
        ([_chart(series=7)], "no more than 6 items allowed"),
        ([_chart(title="x" * 51)], "must be less than 51 characters [json-pointer:/blocks/0/title]"),
        ([_table(1)], "no fewer than 2 items allowed [json-pointer:/blocks/0/rows]"),
        ([_table(102)], "no more than 101 items allowed [json-pointer:/blocks/0/rows]"),
        ([_table(2, columns=21)], "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"),
        ([_table(101, text="x" * 60)], "must be less than 10001 characters in total"),
    ],
)
def test_wrong_blocks_are_refused_with_their_place(
    web: WebClient, sales: Channel, blocks: list[Block], words: str
) -> None:
    error, messages = _refused(web, sales, blocks)
    assert error == "invalid_blocks"
    assert any(words in message for message in messages), messages
    assert sales.messages() == []


def test_what_just_fits_is_taken(web: WebClient, sales: Channel) -> None:
    blocks = [
        _section("x" * 3000),
        {"type": "header", "text": _plain("x" * 150)},
        _actions(*[_button(action_id=str(n), text=_plain("x" * 75), value="x" * 2000) for n in range(25)]),
        _actions(_menu(100)),
        _chart(points=20, series=6),
        _chart(),
        _table(101, columns=20, text="x"),
        *[_section()] * 43,
    ]
    web.chat_postMessage(channel=sales.id, text="fallback", blocks=blocks)
    assert len(sales.messages()[0].blocks) == 50


def test_a_point_that_is_in_no_category_is_refused(web: WebClient, sales: Channel) -> None:
    chart = _chart()
    chart["chart"]["series"][0]["data"] = [{"label": "elsewhere", "value": 1}]
    assert "labels must match" in str(_refused(web, sales, [chart]))


def test_all_blocks_together_have_a_limit(web: WebClient, sales: Channel) -> None:
    assert _refused(web, sales, [_section("x" * 2900) for _ in range(5)])[0] == "msg_blocks_too_long"


def test_a_team_can_be_without_charts(acme: Team, web: WebClient, sales: Channel) -> None:
    acme.switch_off("data_visualization")
    assert _refused(web, sales, [_chart()])[0] == "invalid_blocks"


def test_long_texts_are_cut_when_posted_and_refused_when_updated(web: WebClient, sales: Channel) -> None:
    posted = web.chat_postMessage(channel=sales.id, text="x" * 40_001)
    assert len(sales.messages()[0].text) == 40_000
    with pytest.raises(SlackApiError, match="msg_too_long"):
        web.chat_update(channel=sales.id, ts=posted["ts"], text="x" * 4001)


@pytest.mark.parametrize(
    "metadata", [{"event_type": "a"}, {"event_payload": {}}, {"event_type": "", "event_payload": {}}]
)
def test_half_metadata_is_refused(web: WebClient, sales: Channel, metadata: Block) -> None:
    with pytest.raises(SlackApiError, match="invalid_metadata_format"):
        web.chat_postMessage(channel=sales.id, text="hello", metadata=metadata)


def test_metadata_comes_back_only_to_who_asks_for_it(web: WebClient, sales: Channel) -> None:
    mark = {"event_type": "asked", "event_payload": {"job": "7"}}
    web.chat_postMessage(channel=sales.id, text="hello", metadata=mark)
    assert "metadata" not in web.conversations_history(channel=sales.id)["messages"][0]
    marked = web.conversations_history(channel=sales.id, include_all_metadata=True)
    assert marked["messages"][0]["metadata"] == mark


def test_who_would_have_been_called_and_what_would_have_been_linked_is_kept(
    slack: PlaySlack, ada: Person, web: WebClient, sales: Channel
) -> None:
    text = f"<!channel> {ada.mention} see <https://evil.example/?d=1|this>"
    web.chat_postMessage(
        channel=sales.id, text=text, blocks=[_section("<!here> https://example.com")], unfurl_links=False
    )
    message = sales.messages()[0]
    calls = {(notice.kind, notice.whom) for notice in message.notices}
    assert calls == {("broadcast", "channel"), ("broadcast", "here"), ("person", ada.id)}
    assert message.links == ["https://evil.example/?d=1", "https://example.com"]
    assert (message.unfurl_links, message.unfurl_media) == (False, None)
    web.chat_postMessage(channel=sales.id, text="&lt;!channel&gt; and @channel")
    assert sales.messages()[1].notices == []
    assert slack.broadcasts() == [message]
    web.chat_update(channel=sales.id, ts=message.ts, text="quiet now", blocks=[])
    assert slack.broadcasts() == [message]


def test_an_update_keeps_the_blocks_that_it_does_not_name(web: WebClient, sales: Channel) -> None:
    ts = web.chat_postMessage(channel=sales.id, text="one", blocks=[_section("first")])["ts"]
    web.chat_update(channel=sales.id, ts=ts, text="two")
    assert sales.messages()[0].reading_text() == "first"
    web.chat_update(channel=sales.id, ts=ts, text="two", blocks=[])
    assert sales.messages()[0].reading_text() == "two"
