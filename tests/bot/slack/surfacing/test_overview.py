"""What a person sees of their own in Home."""

from bot.slack.surfacing.home import home
from bot.slack.surfacing.links import Links
from bot.slack.surfacing.overview import Overview, overview
from ledger.clock import now
from ledger.database import Database
from ledger.leases import move
from ledger.repositories.outbox import Outbox
from ledger.states import QuestionState
from ledger.tables import Question, Thread
from tests.bot.slack.surfacing.desk_of_ada import Ada, words_of

LINKS = Links("https://acme.slack.com/")
FORECAST = [{"capability": "forecast"}]


def seen(database: Database, ada: Ada) -> Overview:
    with database.read() as session:
        return overview(session, ada.person())


def shown(database: Database, ada: Ada) -> str:
    return words_of(home(seen(database, ada), LINKS, [])["blocks"])


def test_a_question_that_is_worked_on_says_how_far_it_is_and_can_be_stopped(database: Database) -> None:
    ada = Ada(database)
    question = ada.asks("predict next quarter")
    ada.waits_for(question, stage="Training models", share=0.42, seconds_left=130)
    view = home(seen(database, ada), LINKS, [])
    said = words_of(view["blocks"])
    assert "In progress" in said
    assert "*predict next quarter*\nTraining models (42% done), about 2 min left." in said
    buttons = [each for block in view["blocks"] if block["type"] == "actions" for each in block["elements"]]
    assert [each["text"]["text"] for each in buttons] == ["Open thread", "Stop"]
    assert buttons[0]["url"] == "https://acme.slack.com/archives/C1/p1701"
    assert buttons[1]["value"] == question


def test_a_question_before_any_work_says_what_is_done_about_it(database: Database) -> None:
    ada = Ada(database)
    ada.asks("predict next quarter", QuestionState.RECEIVED)
    assert "Fetching what came with it." in shown(database, ada)


def test_a_forecast_is_told_by_its_headline_apart_from_other_answers(database: Database) -> None:
    ada = Ada(database)
    ada.is_told(ada.asks("predict", QuestionState.ANSWERED, plans=FORECAST), "Sales, Q1 2027: $639K, likely more.")
    ada.is_told(ada.asks("how many orders?", QuestionState.ANSWERED, plans=[{"capability": "ask"}]), "There are 12.")
    said = shown(database, ada)
    forecasts, _, others = said.partition("Other answers")
    assert "Sales, Q1 2027: $639K, likely more." in forecasts.partition("Forecasts")[2]
    assert "There are 12." in others


def test_files_and_models_are_listed(database: Database) -> None:
    ada = Ada(database)
    question = ada.asks("predict churn", QuestionState.ANSWERED)
    ada.gave(question, "orders.csv", 5 * 2**20)
    ada.has_model(question, "Churn of May", "churned", accuracy=0.834)
    said = shown(database, ada)
    assert "*orders.csv*\n5.0 MB" in said
    assert "*Predicts churned*\nright for 83 of 100" in said


def test_others_see_nothing_of_it(database: Database) -> None:
    ada, bob, stranger = Ada(database), Ada(database, user="U2"), Ada(database, workspace="slack_T2")
    question = ada.asks("predict next quarter", QuestionState.ANSWERED)
    ada.gave(question, "orders.csv")
    assert seen(database, bob) == Overview([], [], [])
    assert seen(database, stranger) == Overview([], [], [])
    assert "Nothing here yet" in shown(database, bob)


def test_a_deleted_thread_is_not_shown(database: Database) -> None:
    ada = Ada(database)
    question = ada.asks("predict next quarter", QuestionState.ANSWERED)
    ada.gave(question, "orders.csv")
    with database.write() as session:
        session.query(Thread).update({"deleted_at": now()})
    assert seen(database, ada) == Overview([], [], [])


def test_a_plan_that_was_changed_stands_once(database: Database) -> None:
    ada = Ada(database)
    first = ada.asks("predict next quarter", QuestionState.PLANNED)
    ada.is_told(first, "Forecast of sales.", "told")
    with database.write() as session:
        found = session.get_one(Question, first)
        move(session, found, QuestionState.WITHDRAWN)
        Outbox(session).replaced(found.workspace_id, first)
    ada.asks("", QuestionState.PLANNED, kind="changed", parent_id=first)
    assert [each.words for each in seen(database, ada).asked] == ["predict next quarter"]


def test_an_edited_question_stands_once(database: Database) -> None:
    ada = Ada(database)
    first = ada.asks("predict next mnth", QuestionState.PLANNED, event_id="message/C1/170.1")
    ada.is_told(first, "Looking into it", "told")
    with database.write() as session:
        found = session.get_one(Question, first)
        move(session, found, QuestionState.WITHDRAWN)
        Outbox(session).replaced(found.workspace_id, first)
    ada.asks("predict next month", QuestionState.PLANNED, event_id="message/C1/170.1/edited/171.0")
    assert [each.words for each in seen(database, ada).asked] == ["predict next month"]


def test_an_answer_that_was_shared_is_listed_where_it_was_asked(database: Database) -> None:
    ada = Ada(database)
    ada.asks("predict next month", QuestionState.ANSWERED)
    ada.asks("predict next month", QuestionState.ANSWERED, spot="C2/180.1", kind="shared")
    assert len(seen(database, ada).asked) == 1


def test_words_from_people_and_data_are_harmless(database: Database) -> None:
    ada = Ada(database)
    question = ada.asks("<!channel> *see* <http://evil|here>", QuestionState.ANSWERED)
    ada.is_told(question, "Best region: <!here> & co")
    ada.gave(question, "<@U9>.csv")
    said = shown(database, ada)
    assert "<!channel>" not in said
    assert "<!here>" not in said
    assert "<@U9>" not in said
    assert "evil" not in said
    assert "&amp; co" in said


def test_many_are_cut_and_say_so(database: Database) -> None:
    ada = Ada(database)
    for number in range(14):
        ada.asks(f"question {number}", QuestionState.ANSWERED)
    view = home(seen(database, ada), LINKS, [])
    assert "Showing 5 of 14." in words_of(view["blocks"])
    assert len(view["blocks"]) <= 100
