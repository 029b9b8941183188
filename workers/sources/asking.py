"""Questions that name a source: it is fetched, its name is taken out of the words, and the reply says where from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ledger.policy import Action, may
from ledger.repositories.people import People
from ledger.repositories.sources import Fetches, Sources
from ledger.tables import Dataset, Question
from reports.reply import Reply
from reports.sources import CHOICE, did_you_mean, fetched_from, which_of, which_source, which_table, with_origin
from workers.conversation import Conversation
from workers.outcomes import AtOnce, Outcome, ToWork
from workers.sources.mentions import Mention, asks_what_is_in, mention, without
from workers.sources.named import Named, labelled, named
from workers.wiring import Wired

_MOST_CHOICES = 8
Consider = Callable[[Wired, Conversation], Outcome]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a question says of sources. reply: a question back, where it is not clear enough."""

    wanted: Named | None = None
    words: str = ""
    reply: Reply | None = None


def considered_with_sources(wired: Wired, thread: Conversation, consider: Consider) -> Outcome:
    """What `consider` makes of a question, with the source fetched that it names. ThreadcastError in words."""
    known = _known(wired, thread) if _may_name(thread) else ()
    if not known:
        return _with_origin(wired, thread, consider(wired, thread))
    meant = _meant(thread, known)
    if meant.reply is not None:
        return AtOnce(meant.reply)
    if meant.wanted is not None:
        thread = _about(wired, thread, meant.wanted, meant.words, known)
    return _with_origin(wired, thread, consider(wired, thread))


def _may_name(thread: Conversation) -> bool:
    """Whether the words are to be looked at: not those of a form, nor of a question whose file could not be had."""
    return not thread.question.problem and thread.asked.kind != "changed"


def _known(wired: Wired, thread: Conversation) -> tuple[Named, ...]:
    """The sources that whoever asks may use."""
    question = thread.question
    with wired.database.read() as session:
        sources = Sources(session).every(question.workspace_id)
        person = People(session).get(question.workspace_id, question.person_id) if sources else None
    if person is None:
        return ()
    return named(source for source in sources if may(person, Action.USE_SOURCE, source) is None)


def _meant(thread: Conversation, known: Sequence[Named]) -> Meant:
    found = mention(thread.words, known)
    chosen = next((each for each in reversed(thread.choices) if each.startswith(CHOICE)), None)
    if chosen is not None and (one := labelled(known, chosen.removeprefix(CHOICE))) is not None:
        return Meant(one, _left(thread.words, found))
    if found is None or not _counts(thread, found):
        return _nothing_named(thread, known)
    if len(found.named) == 1 and found.exact:
        return Meant(found.named[0], _left(thread.words, found))
    return Meant(reply=_which(found, known))


def _counts(thread: Conversation, found: Mention) -> bool:
    """Whether a name means the source: where there is a file, other words may only look like it."""
    if not thread.datasets:
        return found.led or found.exact
    if not found.led:
        return False
    if not found.plain and found.written.casefold() in _columns(thread, found):
        return False
    return not found.instead or asks_what_is_in(thread.words, found)


def _columns(thread: Conversation, found: Mention) -> set[str]:
    """The columns of the file that the thread goes on from, where it is another one than is named."""
    latest = next((each for each in thread.datasets if each.state == "ready"), None)
    if latest is None or latest.name in [each.label for each in found.named]:
        return set()
    return {str(name).casefold() for name in (latest.profile or {}).get("columns", ())}


def _nothing_named(thread: Conversation, known: Sequence[Named]) -> Meant:
    if thread.datasets or thread.told or thread.last:
        return Meant()
    return Meant(reply=which_source([each.label for each in known[:_MOST_CHOICES]]))


def _which(found: Mention, known: Sequence[Named]) -> Reply:
    """The question which source is meant."""
    labels = [each.label for each in found.named[:_MOST_CHOICES]]
    if not found.exact:
        others = [each.label for each in known if each.label not in labels]
        return did_you_mean(found.written, labels[0], [*labels, *others][:_MOST_CHOICES])
    sources = {each.source.name for each in found.named}
    return which_table(sources.pop(), labels) if len(sources) == 1 else which_of(found.written, labels)


def _left(words: str, found: Mention | None) -> str:
    """The words without the source's name; a bare name may be a measure as well, and stays."""
    return without(words, found) if found and (found.led or found.written == words.strip(" ?!.")) else words


def _about(wired: Wired, thread: Conversation, wanted: Named, words: str, known: Sequence[Named]) -> Conversation:
    """The thread as if the present version of the source had been dropped with the question.

    A wish about the file is about the version that is there.
    """
    choices = tuple(each for each in thread.choices if not each.startswith(CHOICE))
    forecasts = [_without_names(each, known) for each in thread.forecasts]
    thread = replace(thread, words=words, choices=choices, forecasts=forecasts)
    if thread.wish is not None:
        return thread
    dataset = _dataset(wired, thread, wanted)
    for each in (thread.question, thread.asked):
        each.dataset_id = dataset.id
    return replace(thread, datasets=[dataset, *(each for each in thread.datasets if each.id != dataset.id)])


def _dataset(wired: Wired, thread: Conversation, wanted: Named) -> Dataset:
    """What was fetched for the question that a click only clarifies; else the present version."""
    if thread.question.id != thread.asked.id and thread.asked.dataset_id:
        with wired.database.read() as session:
            fetch = Fetches(session).of_dataset(thread.asked.workspace_id, thread.asked.dataset_id)
        here = next((each for each in thread.datasets if each.id == thread.asked.dataset_id), None)
        if fetch is not None and here is not None and here.state == "ready" and fetch.label == wanted.label:
            return here
    from workers.sources.fetching import fetched  # noqa: PLC0415  a light worker at rest stays small

    return fetched(wired, thread.question, wanted)


def _without_names(question: Question, known: Sequence[Named]) -> Question:
    """An earlier question as it reads without the source's name."""
    found = mention(question.words, known)
    return Question(id=question.id, words=_left(question.words, found), plans=question.plans)


def _with_origin(wired: Wired, thread: Conversation, outcome: Outcome) -> Outcome:
    """The outcome whose reply says where its data came from."""
    if isinstance(outcome, ToWork):
        return replace(outcome, told=origin_said(wired, thread.question.workspace_id, outcome.dataset, outcome.told))
    if isinstance(outcome, AtOnce) and outcome.dataset == thread.question.dataset_id and outcome.dataset:
        return replace(outcome, reply=origin_said(wired, thread.question.workspace_id, outcome.dataset, outcome.reply))
    return outcome


def origin_said(wired: Wired, workspace: str, dataset: str, reply: Reply) -> Reply:
    """The reply with where its dataset was fetched from; as it is where that was dropped as a file."""
    with wired.database.read() as session:
        fetch = Fetches(session).of_dataset(workspace, dataset)
    return reply if fetch is None else with_origin(reply, fetched_from(fetch.label, fetch.fetched_at))
