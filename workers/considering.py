"""What a question comes to: read, understood in its thread, and answered at once or given to a job."""

from collections.abc import Sequence
from dataclasses import replace

from automl.chain import NOT_YET, chain
from automl.errors import Problem
from automl.plan import Circumstances, Plan, Understood
from automl.stored import load_plan
from automl.table import Table
from automl.understanding import change, follow, understand
from automl.understanding.languages import in_english
from automl.understanding.thread.dropped import dropped
from automl.understanding.thread.plans import with_changes
from ledger.states import QuestionState
from ledger.tables import Question
from reports.changing import change_form
from reports.clarifying import clarifying
from reports.efforts import efforts
from reports.not_yet import not_yet, part_left_out
from reports.recall import asks_of_answer, greeting, pleasantry, recall, still_working
from reports.reply import Reply
from reports.rereading import again
from reports.said_back import told
from reports.stored import load_facts
from workers.budgets import seconds
from workers.conversation import Conversation
from workers.elsewhere import where_the_row_is
from workers.outcomes import AtOnce, Outcome, ToWork, refused
from workers.read import Read
from workers.reading import reread, table_of
from workers.wiring import Wired

_ABOUT_ROWS = ("predict", "explain", "whatif", "score")


def considered(wired: Wired, thread: Conversation) -> Outcome:
    """The outcome of a question. ThreadcastError in words."""
    if thread.question.problem:
        return refused(Problem(str(thread.question.problem["sentence"]), str(thread.question.problem["remedy"])))
    if (recalled := _recalled(thread)) is not None:
        return recalled
    dataset = thread.dataset()
    table = reread(wired, dataset, thread.wish) if thread.wish else table_of(wired, dataset)
    around = thread.circumstances(wired.settings, wired.clock)
    understood = _understood(thread, table, around)
    if thread.wish and thread.choices and understood and understood.error:
        bare = replace(thread, choices=())  # what was chosen of the file as it was may mean nothing now
        understood = _understood(bare, table, bare.circumstances(wired.settings, wired.clock))
    read = Read(dataset, table)
    if understood is not None:
        read, understood = where_the_row_is(
            wired, thread, read, understood, around, lambda other: _understood(thread, other, around)
        )
    return _outcome(wired, thread, read, understood)


def _outcome(wired: Wired, thread: Conversation, read: Read, understood: Understood | None) -> Outcome:
    table, done = read.table, read.differently(thread)
    if understood is None:
        return AtOnce(again(read.told(thread), done), dataset=read.dataset.id)
    plan = understood.plan and _able(understood.plan)
    if plan is not None and plan.capability in NOT_YET:
        facts = load_facts(thread.told[0].facts) if thread.told else ()
        return AtOnce(not_yet(plan, facts), QuestionState.APOLOGISED)
    if understood.error is not None:
        return refused(understood.error) if done is None else read.in_vain(thread, understood.error)
    if understood.clarify is not None:
        return AtOnce(again(clarifying(understood.clarify), done))
    if plan is None:
        return AtOnce(read.told(thread), dataset=read.dataset.id)
    circumstances = thread.circumstances(wired.settings, wired.clock)
    form = change_form(plan, table, circumstances)
    beside = [*([done] if done else []), *read.beside(thread)]
    return ToWork(
        plans=chain(plan),
        told=told(chain(plan), form, beside, table.notes, efforts=efforts(chain(plan), table, circumstances)),
        dataset=read.dataset.id,
        handling=read.dataset.handling or (),
        budget=seconds(plan, thread.budget(wired.settings)),
        queue=wired.settings.training_queue,
    )


def _able(plan: Plan) -> Plan:
    """The plan without the parts that cannot be done yet, where something is left; the rest is an assumption."""
    plans = [plan.model_copy(update={"then": []}), *plan.then]
    able = [each for each in plans if each.capability not in NOT_YET]
    if not able or len(able) == len(plans):
        return plan
    missing = part_left_out([each for each in plans if each.capability in NOT_YET])
    first, words = able[0], able[0].words.partition(" Then: ")[0]
    return first.model_copy(update={"then": able[1:], "assumptions": [*first.assumptions, missing], "words": words})


def _recalled(thread: Conversation) -> AtOnce | None:
    """An answer out of the last one's facts. A question with a file of its own, or a click, asks for something new."""
    if not thread.words or thread.choices or thread.wish or thread.asked.kind == "changed":
        return None
    if (line := _talk(thread)) is not None:
        return AtOnce(line, talk=True)
    if thread.asked.dataset_id:
        return None
    words = in_english(thread.words).words
    for last in _asked_about(thread.told):
        facts, plan = load_facts(last.facts), load_plan(last.plans[0])
        answer = recall(words, facts, plan) or recall(thread.words, facts, plan)
        if answer is not None:
            return AtOnce(answer.reply, dataset=last.dataset_id)
    if thread.last is not None and thread.previous is not None and thread.last.state == QuestionState.PLANNED:
        return AtOnce(still_working()) if asks_of_answer(words, thread.previous) else None
    return None


def _talk(thread: Conversation) -> Reply | None:
    """A friendly line for words that want nothing. Where the thread has a file of its own, they may want it."""
    begun = bool(thread.told or thread.last) and not thread.asked.dataset_id
    if not begun and thread.datasets and not thread.borrows:
        return None
    words = in_english(thread.words).words
    return pleasantry(words) or (None if begun else greeting(words))


def _asked_about(answered: Sequence[Question]) -> list[Question]:
    """The latest answer; before it, where that one describes a file, the latest forecast."""
    forecasts = [each for each in answered if each.plans[0]["capability"] == "forecast"]
    return list({each.id: each for each in (*answered[:1], *forecasts[:1])}.values())


def _understood(thread: Conversation, table: Table, circumstances: Circumstances) -> Understood | None:
    """What was understood; None where a file came without words and the last plan does not fit it."""
    if thread.asked.kind == "changed":
        return _changed(thread, table, circumstances)
    if thread.words:
        return _in_context(thread.words, table, circumstances, thread.previous)
    return _again(thread, table, circumstances)


def _in_context(words: str, table: Table, circumstances: Circumstances, previous: Plan | None) -> Understood:
    """What the words ask for, after the thread's last plan where there is one that fits the file."""
    if previous is None or not _fits(previous, table):
        return understand(words, table, circumstances)
    return follow(words, table, circumstances, previous)


def _changed(thread: Conversation, table: Table, circumstances: Circumstances) -> Understood:
    parent = thread.changed
    if parent is None or not parent.plans:
        return Understood(error=Problem("The plan that you changed is no longer here.", "Ask again in words."))
    return change(load_plan(parent.plans[0]), thread.asked.changes, table, circumstances)


def _again(thread: Conversation, table: Table, circumstances: Circumstances) -> Understood | None:
    """The thread's last plan on a newer file."""
    plan = thread.previous
    if plan is not None and plan.capability in _ABOUT_ROWS:
        return dropped(table, circumstances)
    if plan is None or plan.capability != "forecast" or not _fits(plan, table):
        return None
    if plan.period and table.time and plan.period.start <= table.time.end:
        plan = _later(thread, plan, table, circumstances)
    return Understood(plan=plan) if plan else None


def _later(thread: Conversation, plan: Plan, table: Table, circumstances: Circumstances) -> Plan | None:
    """The plan for the period that the words which named its own mean by now; None where they mean no later one."""
    for each in thread.forecasts:
        if not each.words or load_plan(each.plans[0]).period != plan.period:
            continue
        again = _in_context(each.words, table, circumstances, plan).plan
        if again and again.period and table.time and again.period.start > table.time.end:
            return with_changes(plan, {"period": again.period, "frequency": again.frequency}, None, [])
    return None


def _fits(plan: Plan, table: Table) -> bool:
    """Whether a table has all columns that a plan names."""
    names = {column.name for column in table.columns}
    computed = plan.expression is not None or plan.aggregation in ("count", "count_distinct")
    named = {plan.time, *plan.groups, *(each.column for each in plan.filters)} | ({None} if computed else {plan.target})
    return named - {None, "measure"} <= names
