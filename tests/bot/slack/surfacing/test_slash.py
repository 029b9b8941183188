"""What the slash command answers, and which prompts a conversation offers."""

from datetime import timedelta

import pytest

from bot.slack.rendering import limits
from bot.slack.surfacing import slash
from bot.slack.surfacing.links import Links
from bot.slack.surfacing.overview import overview
from bot.slack.surfacing.prompts import suggested
from ledger.clock import now
from ledger.database import Database
from ledger.states import QuestionState
from tests.bot.slack.surfacing.desk_of_ada import Ada, words_of


@pytest.mark.parametrize(
    ("typed", "word", "unknown"),
    [
        ("", "help", ""),
        ("help", "help", ""),
        ("  JOBS ", "jobs", ""),
        ("files please", "files", ""),
        ("models", "models", ""),
        ("frobnicate it", "help", "frobnicate it"),
    ],
)
def test_words_after_the_command(typed: str, word: str, unknown: str) -> None:
    assert slash.wished(typed) == slash.Wish(word, unknown)  # type: ignore[arg-type]


def test_an_unknown_word_gets_help_that_names_it() -> None:
    answer = slash.helping("/threadcast", "<!here> dance")
    said = words_of(answer["blocks"])
    assert "I don’t know “" in said
    assert "<!here>" not in said
    assert "`/threadcast jobs`" in said
    assert answer["response_type"] == "ephemeral"


def test_jobs_and_files_of_somebody_new_say_how_to_begin(database: Database) -> None:
    ada = Ada(database).person()
    with database.read() as session:
        own = overview(session, ada)
    assert "You have not asked anything yet." in words_of(slash.jobs(own, Links())["blocks"])
    assert "You have not sent a file yet." in words_of(slash.files(own, Links())["blocks"])
    assert "You have no model yet: say “predict”" in words_of(slash.models(own, Links())["blocks"])


def test_models_say_what_they_predict_and_how_well(database: Database) -> None:
    ada = Ada(database)
    ada.has_model(ada.asks("predict churn", QuestionState.ANSWERED), "Boosted trees", "Churn", accuracy=0.83)
    ada.has_model(ada.asks("predict price", QuestionState.ANSWERED), "Linear model", "Price", mae=12_345.6)
    with database.read() as session:
        said = words_of(slash.models(overview(session, ada.person()), Links())["blocks"])
    assert "*Predicts Churn*\nright for 83 of 100" in said
    assert "*Predicts Price*\noff by 12,346 on average" in said


def test_jobs_lists_what_is_open_first(database: Database) -> None:
    ada = Ada(database)
    ada.is_told(ada.asks("how many orders?", QuestionState.ANSWERED), "There are 12.")
    ada.asks("predict next quarter")
    with database.read() as session:
        said = words_of(slash.jobs(overview(session, ada.person()), Links())["blocks"])
    assert said.index("predict next quarter") < said.index("There are 12.")


def test_prompts_are_about_the_file_that_lies_in_the_conversation(database: Database) -> None:
    ada = Ada(database)
    ada.gave(ada.asks("look", spot="D1/170.1"), "orders.csv")
    with database.read() as session:
        own = overview(session, ada.person())
    assert suggested(own, "D1", now())["title"] == "About orders.csv"
    assert suggested(own, "D2", now())["title"] == "Send me a spreadsheet, then ask"
    assert suggested(own, "D1", now() + timedelta(days=2))["title"] == "Send me a spreadsheet, then ask"
    assert len(suggested(own, "D1", now())["prompts"]) <= 4


@pytest.mark.parametrize("word", ["predict", "&<>", "売上", "😀"])
def test_long_lists_fit_into_one_message(database: Database, word: str) -> None:
    ada = Ada(database)
    for number in range(12):
        ended = ada.asks(f"{number} {word * 400}", QuestionState.ANSWERED)
        ada.is_told(ended, f"{word * 1000}")
        ada.gave(ended, f"{word * 80}{number}.csv")
        ada.asks(f"{number} open {word * 400}")
    with database.read() as session:
        own = overview(session, ada.person())
    links = Links("https://acme.slack.com/")
    for answer in (slash.jobs(own, links), slash.files(own, links)):
        assert limits.fit(answer["blocks"])
        assert len(answer["blocks"]) > 2
        assert "of 12." in words_of(answer["blocks"])
        assert all("<!date" not in each.rpartition(">")[2] for each in words_of(answer["blocks"]).split("\n"))
