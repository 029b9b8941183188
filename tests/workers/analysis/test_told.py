"""Why after a forecast: what is explained is the figure that was told, though another engine answers by now."""

from pathlib import Path

import pytest

from automl.explaining.result import ExplainResult
from automl.result import ForecastResult
from automl.stored import load_results
from automl.stored.results import Result
from ledger.states import QuestionState
from reports.reply import Paragraph
from tests.contracts.fake_tabular import SklearnEngine
from tests.workers.analysis import trainings
from tests.workers.chat import Chat, sales
from workers.analysis.desk import Desk
from workers.analysis.nursery import Nursery
from workers.wiring import Wired


@pytest.fixture
def chat(wired: Wired, tmp_path: Path) -> Chat:
    return Chat(wired, tmp_path)


@pytest.fixture(scope="module")
def at() -> Desk:
    return Desk(Nursery("workers.analysis.child", trainings.better_later, SklearnEngine))


def answered(chat: Chat, at: Desk, words: str, **more: object) -> str:
    asked = chat.say(words, **more)  # type: ignore[arg-type]
    chat.plan(asked)
    chat.work(at, asked, "full")
    chat.answer(asked)
    assert chat.asked(asked).state == QuestionState.ANSWERED, chat.reply(asked).text()
    return asked


def result(chat: Chat, asked: str) -> Result:
    with chat.wired.files.read(str(chat.job(asked).result_key)) as stored:
        return load_results(stored.read())[0]


def explained(chat: Chat, asked: str) -> ExplainResult:
    found = result(chat, asked)
    assert isinstance(found, ExplainResult)
    assert found.baseline + sum(each.contribution for each in found.contributions) == pytest.approx(found.value)
    return found


def forecast(chat: Chat, asked: str) -> ForecastResult:
    found = result(chat, asked)
    assert isinstance(found, ForecastResult)
    return found


def headline(chat: Chat, asked: str) -> str:
    return next(part.text for part in chat.reply(asked).parts if isinstance(part, Paragraph))


def test_the_figure_that_is_explained_is_the_one_that_was_posted(chat: Chat, at: Desk) -> None:
    told = answered(chat, at, "predict next quarter sales", file=sales())
    why = answered(chat, at, "why?")
    plan = chat.asked(why).plans[0]
    period = chat.asked(told).plans[0]["period"]
    assert (plan["subject"], plan["forecast"], plan["period"]) == ("forecast", told, period)
    figure = forecast(chat, told).horizon.p50
    assert plan["answered"] == pytest.approx(figure)
    assert explained(chat, why).value == pytest.approx(figure)
    posted = next(fact for fact in chat.asked(told).facts if fact["id"] == "total")
    said = next(fact for fact in chat.asked(why).facts if fact["id"] == "answer")
    assert posted["display"] in headline(chat, told)
    assert said["value"] == pytest.approx(posted["value"])
    assert posted["forms"]["figure"] in said["statement"] or posted["display"] in said["statement"]


def test_a_group_of_the_forecast_is_explained_by_its_own_figure(chat: Chat, at: Desk) -> None:
    told = answered(chat, at, "predict next quarter sales by region", file=sales())
    why = answered(chat, at, "why is the forecast for West so high?")
    figures = {each.key["Region"]: each.horizon.p50 for each in forecast(chat, told).groups}
    assert explained(chat, why).value == pytest.approx(figures["West"])


def test_a_forecast_of_a_part_is_not_explained_by_the_whole(chat: Chat, at: Desk) -> None:
    told = answered(chat, at, "predict next quarter sales", file=sales())
    why = answered(chat, at, "why is the forecast for West so high?")
    assert chat.asked(why).plans[0]["forecast"] is None
    assert explained(chat, why).value < 0.75 * forecast(chat, told).horizon.p50


def test_a_forecast_whose_result_is_gone_still_keeps_its_figure(chat: Chat, at: Desk) -> None:
    told = answered(chat, at, "predict next quarter sales", file=sales())
    figure = forecast(chat, told).horizon.p50
    why = chat.say("why?")
    chat.plan(why)
    chat.wired.files.remove(str(chat.job(told).result_key))
    chat.work(at, why, "full")
    chat.answer(why)
    assert explained(chat, why).value == pytest.approx(figure)
