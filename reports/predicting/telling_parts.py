"""The parts of the reply: sentences in the order in which they matter, tables, what can be asked or changed next."""

from collections.abc import Iterator, Mapping

from reports.facts import Fact
from reports.predicting.aside_facts import suspects
from reports.predicting.telling import Predicted
from reports.predicting.waiting_facts import shown
from reports.reply import Choices, Footnote, Option, Paragraph, Part, TablePart
from reports.rows.cautions import about_columns, heavy, light
from reports.rows.figures import row_name
from reports.rows.next_questions import offered, supposition
from reports.rows.rows_table import columns

Facts = Mapping[str, Fact]
_SLICES = 2
_SMALL = ("split", "history", "duplicates", "left_out", "models", "tried")


def opening(told: Predicted, facts: Facts) -> Iterator[Paragraph]:
    """The first sentence alone; what a simple guess is worth and what else counts beside it."""
    yield Paragraph(" ".join(sentences(told, facts, "trust")))
    beside = sentences(told, facts, "skill", "no_signal", "found", "lift", "explained", "mistake", "unfinished")
    beside += sentences(told, facts, *heavy(facts))
    if beside:
        yield Paragraph(" ".join(beside))


def sentences(told: Predicted, facts: Facts, *names: str) -> list[str]:
    """The statements of those facts that there are, as sentences."""
    return [told.book.sentence(facts[name].statement) for name in names if name in facts]


def drivers(told: Predicted, facts: Facts) -> Iterator[Paragraph]:
    """What it goes by; asked for it, also that this proves no cause."""
    names = ("drivers", *about_columns(facts), *(["cause"] if told.plan.drivers else []))
    if said := sentences(told, facts, *names):
        yield Paragraph(" ".join(said))


def waiting(told: Predicted, facts: Facts) -> Iterator[Part]:
    """The rows that wait for a prediction, the likeliest first; what to do next where there is none."""
    rows = shown(told)
    if not rows or not told.result.waiting_count or not told.result.skill:
        if told.result.waiting_count or (told.result.skill and not told.plan.drivers):
            yield Paragraph(" ".join(sentences(told, facts, "waiting")))
        return
    key = {"binary": "title", "regression": "title_value"}.get(told.result.task, "title_class")
    count = told.counted(told.result.waiting_count)
    title = told.say(f"predict.waiting.{key}", shown=told.count(len(rows)), count=count)
    titles, cells = columns(rows, told.result.task, told.book, told.unit)
    yield TablePart(title, titles, cells, told.result.waiting_count)


def aside(told: Predicted, facts: Facts) -> Iterator[Part]:
    """The columns that give the outcome away, with the honest figure and a click that keeps them; weak spots."""
    suspected = [each for some in suspects(told) for each in some]
    if suspected:
        names = [name for name in facts if name.startswith("suspects_")]
        yield Paragraph(" ".join(sentences(told, facts, *names)))
        options = tuple(
            Option(
                told.say("predict.aside.keep", column=each.column),
                told.say("predict.aside.keep_value", column=each.column),
            )
            for each in suspected
        )
        yield Choices(told.say("predict.aside.keep_question"), options, quiet=True)
    weak = [name for name in facts if name.startswith("slice_")][:_SLICES]
    if weak and told.result.skill:
        yield Paragraph(" ".join(sentences(told, facts, *weak)))


def test(told: Predicted, facts: Facts) -> Iterator[Paragraph]:
    """The test in counts, from which chance on a row is flagged, and what mistakes cost."""
    names = ("flagged", "threshold", "cost", "accuracy", "calibration")
    if told.result.skill and (said := sentences(told, facts, *names)):
        yield Paragraph(" ".join(said))


def next_questions(told: Predicted) -> Iterator[Choices]:
    """What people ask next, as clicks."""
    if told.result.skill:
        yield from offered(list(_asked(told)), told.book)
    if told.result.effort != "thorough":
        more = Option(told.say("predict.next.thorough_label"), told.say("predict.next.thorough"))
        yield Choices(told.say("predict.next.effort_question"), (more,), quiet=True)


def _asked(told: Predicted) -> Iterator[str]:
    if told.result.drivers and not told.plan.drivers:
        yield told.say("predict.next.drivers")
    if (rows := shown(told)) and (name := row_name(rows[0].names, told.book)):
        yield told.say("predict.next.why", name=name)
    if supposed := supposition(told.result.drivers, told.table, told.book, chances=told.chances):
        yield supposed
    yield told.say("predict.next.score")


def small_print(told: Predicted, facts: Facts) -> Footnote:
    """What was assumed, how it was tested, what was left out, which models were tried."""
    quiet = told.book.entries["small_print"]["notes"]
    notes = [note.sentence for note in told.table.notes if note.kind not in quiet]
    said = [told.book.sentence(each) for each in (*told.plan.assumptions, *notes)]
    cause = () if told.plan.drivers else ("cause",)
    return Footnote(" ".join([*said, *sentences(told, facts, *_SMALL, *light(facts), *cause)]))
