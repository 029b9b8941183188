"""The view of an explanation: the number, what adds to it and takes away, until it is exactly what is displayed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from automl.explaining.result import ExplainResult
from automl.row_plans import ExplainPlan
from automl.table import Table
from automl.understanding.rows.archives import of_archive
from reports.answer import Answer
from reports.explaining.charts import waterfall
from reports.explaining.facts import explain_facts
from reports.explaining.group_facts import parts_table
from reports.explaining.telling import Explained
from reports.explaining.workbook import write_explanation
from reports.facts import Fact
from reports.phrases import phrasebook
from reports.reply import Choices, FilePart, Footnote, Paragraph, Part, Reply, TablePart
from reports.rows.cautions import heavy, light
from reports.rows.driver_chart import driver_chart
from reports.rows.figures import row_name
from reports.rows.next_questions import offered, supposition

Facts = Mapping[str, Fact]


def view(plan: ExplainPlan, result: ExplainResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to a why; writes its picture and its workbook into `out`."""
    told = Explained(plan, result, table, phrasebook(locale))
    facts = tuple(explain_facts(told))
    return Answer(facts, Reply(tuple(_parts(told, {fact.id: fact for fact in facts}, out))))


def _parts(told: Explained, facts: Facts, out: Path) -> Iterator[Part]:
    head = _sentences(told, facts, "answer", "otherwise") or _sentences(told, facts, "drivers")
    yield Paragraph(" ".join(head))
    said = _sentences(told, facts, "raises", "lowers", "mix_1", "part_1", "part_2", "outside", "several", *heavy(facts))
    if said:
        yield Paragraph(" ".join(said))
    if told.result.subject == "drivers":
        chart = driver_chart(facts, told.result.target, out / told.file_name("png"), told.book)
        yield from [chart] if chart is not None else []
    else:
        yield _sum_table(told, facts)
        yield from parts_table(told)
        yield from waterfall(told, out)
    path = out / told.file_name("xlsx")
    write_explanation(path, told, facts, [*head, *said])
    yield FilePart("workbook", path, told.say("explain.file"))
    yield from _next(told)
    yield Footnote(" ".join(_small(told, facts)))


def _sentences(told: Explained, facts: Facts, *names: str) -> list[str]:
    return [told.book.sentence(facts[name].statement) for name in names if name in facts]


def _sum_table(told: Explained, facts: Facts) -> TablePart:
    """The baseline, every part and the number: what a reader adds up is what is shown."""
    sum_, row = told.sum, told.result.subject == "row"
    first = told.say("explain.average") if row else told.book.sentence(told.others).removesuffix(".")
    if told.result.subject == "forecast":
        first = told.book.sentence(told.say("explain.parts.level")).removesuffix(".")
    rows = [[first, "", told.figure(sum_.baseline)]]
    for each in sum_.shares:
        usual = told.usual(each.contribution, bare=True)
        rows.append([told.part(each.contribution), usual, told.signed(each.amount)])
    if "others" in facts:
        rows.append([facts["others"].forms["name"], "", facts["others"].display])
    rows.append([told.say("explain.total"), "", told.figure(sum_.value)])
    titles = [told.say(f"explain.table_{name}") for name in ("what", "usual", "adds")]
    if not any(cells[1] for cells in rows):
        rows, titles = [[cells[0], cells[2]] for cells in rows], [titles[0], titles[2]]
    return TablePart(told.say("explain.table", value=told.figure(sum_.value)), titles, rows, len(rows))


def _next(told: Explained) -> Iterator[Choices]:
    """What people ask next: what would turn a row, what drives it at all, what if; all of them need a model."""
    if told.result.model_id is not None:
        yield from offered(list(_asked(told)), told.book)


def _asked(told: Explained) -> Iterator[str]:
    result = told.result
    if result.subject == "drivers":
        if supposed := supposition(result.drivers, told.table, told.book, chances=told.chances):
            yield supposed
        yield told.say("predict.next.first")
        yield told.say("predict.next.score")
        return
    turnable = not of_archive(told.table)  # nobody can act on what a picture shows or a text says
    named = result.subject == "row" and row_name(result.row, told.book)
    if turnable and named and told.chances and result.positive is not None:
        yield told.say("explain.actions", name=told.name)
    yield told.say("predict.next.drivers")


def _small(told: Explained, facts: Facts) -> list[str]:
    quiet = told.book.entries["small_print"]["notes"]
    notes = [note.sentence for note in told.table.notes if note.kind not in quiet]
    said = [told.book.sentence(each) for each in (*told.plan.assumptions, *notes)]
    return [*said, *_sentences(told, facts, *light(facts), "cause", "models")]
