"""A file that came without words: what was read, and what could be asked."""

from automl.table import Table
from automl.understanding.lexicon import ENGLISH
from reports.reply import Choices, Option, Paragraph, Reply


def received(table: Table, dataset_name: str, replaces: str | None) -> Reply:
    """What was read in a sentence, with suggested questions as choices (value = the question's words).

    replaces: the name of the file that this is a newer version of.
    """
    _ = replaces, ENGLISH
    read = f"I read {dataset_name}: {table.rows:,} rows in {len(table.columns)} columns."
    question = "What's in this file?"
    return Reply((Paragraph(read), Choices("You could ask:", (Option(question, question),))))
