"""Reading how an answer was computed, in a form that is only read."""

from bot.platform import Json
from tests.bot.slack.acting.stage import ANSWER, stands, whispered
from tests.bot.slack.office import SlackOffice

_SQL = 'SELECT "Region" FROM data WHERE "Sales" >= 1 AND "Region" <> \'```\''
COMPUTED: Json = {"parts": [*ANSWER["parts"], {"kind": "details", "title": "How this was computed", "text": _SQL}]}


def test_how_an_answer_was_computed_is_read_in_a_form(office: SlackOffice) -> None:
    ada = office.person()
    answer = stands(office, ada, office.channel(ada), COMPUTED)
    ada.clicks(answer.message, "How this was computed")
    (form,) = ada.views
    assert form.title == "How this was computed"
    assert "submit" not in {name for name, value in form.body.items() if value}
    assert 'SELECT "Region" FROM data' in form.reading_text()


def test_long_words_of_how_it_was_computed_are_shown_whole(office: SlackOffice) -> None:
    ada = office.person()
    long = "SELECT " + ", ".join(f"column_{number}" for number in range(600))
    parts = [*ANSWER["parts"], {"kind": "details", "title": "How this was computed", "text": long}]
    answer = stands(office, ada, office.channel(ada), {"parts": parts})
    ada.clicks(answer.message, "How this was computed")
    assert "column_599" in ada.views[0].reading_text()


def test_where_slack_opens_no_form_it_is_said_in_words(office: SlackOffice) -> None:
    ada = office.person()
    answer = stands(office, ada, office.channel(ada), COMPUTED)
    office.slack.fault("views.open", error="expired_trigger_id")
    ada.clicks(answer.message, "How this was computed")
    assert whispered(ada).text == "Slack did not open the form. Click again."
