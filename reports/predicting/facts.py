"""All facts of a prediction, in the order in which they are told."""

from collections.abc import Iterator

from reports.facts import Fact
from reports.noted import assumed_facts, kept_facts, note_facts
from reports.predicting.data_facts import data_facts
from reports.predicting.headline_facts import headline_facts
from reports.predicting.telling import Predicted
from reports.predicting.trial_facts import trial_facts
from reports.predicting.waiting_facts import waiting_facts
from reports.rows.cautions import caution_facts
from reports.rows.drivers import driver_facts


def predict_facts(told: Predicted) -> Iterator[Fact]:
    """The headline's facts first, what it rests on last."""
    result, book = told.result, told.book
    yield from headline_facts(told)
    drivers = result.drivers if result.skill else ()
    yield from driver_facts(drivers, result.target, book, chances=told.chances, asked=told.plan.drivers)
    yield from waiting_facts(told)
    yield from trial_facts(told)
    yield from caution_facts(result.warnings, told.words, book)
    yield from data_facts(told)
    yield from kept_facts(told.plan, book)
    yield from assumed_facts(told.plan, book)
    yield from note_facts(told.table.notes, book)
