"""A file as it is read for a question, and what people are told of that."""

from dataclasses import dataclass

from automl.errors import Problem
from automl.table import Table
from ledger.tables import Dataset
from reports.apology import apology
from reports.received import received
from reports.reply import Reply
from reports.rereading import again, lost_table, reread
from workers.conversation import Conversation
from workers.outcomes import AtOnce
from workers.versions import wished_in_vain


@dataclass(frozen=True, slots=True)
class Read:
    """A file and the table that was read from it."""

    dataset: Dataset
    table: Table

    def told(self, thread: Conversation) -> Reply:
        """What was read, and what could be asked of it."""
        older = self._older(thread)
        return received(self.table, self.dataset.name, older.name if older else None, self.beside(thread))

    def differently(self, thread: Conversation) -> str | None:
        """What is done differently by a click, as a sentence."""
        return reread(thread.wish, thread.question.words, self.table) if thread.wish else None

    def in_vain(self, thread: Conversation, problem: Problem) -> AtOnce:
        """That a question cannot be answered from the file as it is read now, and what is in it."""
        parts = (*apology(problem).parts, *self.told(thread).parts)
        return AtOnce(again(Reply(parts), self.differently(thread)), dataset=self.dataset.id)

    def beside(self, thread: Conversation) -> list[str]:
        """How a newer version of a file had to be read otherwise than the older one, as sentences."""
        came = thread.wish is None and thread.asked.dataset_id == self.dataset.id
        lost = wished_in_vain(self.dataset, self._older(thread)) if came else None
        return [lost_table(lost, self.table)] if lost else []

    def _older(self, thread: Conversation) -> Dataset | None:
        return next((each for each in thread.datasets if each.id == self.dataset.replaces_id), None)
