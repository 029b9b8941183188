"""Questions about pictures and documents from an archive: what each of them is, shows, or is about."""

from collections.abc import Sequence

from automl.table import Kind, Table
from automl.understanding.columns import Candidate
from automl.understanding.lexicon.written import phrases, words
from automl.understanding.rows.asked import Asked

LABEL = "label"
"""The column of the folders' names."""
PLACES = ("picture", "file")
"""The columns that say where in the archive something lay."""
_THINGS = words("""
picture pictures pic pics image images photo photos photograph photographs drawing drawings scan scans document
documents doc docs text texts letter letters mail mails email emails message messages article articles note notes
review reviews
""")
_EACH = words("each every these this those the all new")
_WHAT = words("what which")
_RECOGNISING = phrases("recognise; recognize; identify; distinguish")
_VERBS = phrases("""
tell apart; train; learn; classify; sort; categorise; categorize; tag; label; belong to; about; apart
""")


def of_archive(table: Table) -> bool:
    """Whether the rows are pictures, or documents from an archive."""
    names = {column.name for column in table.columns if column.kind is Kind.ID}
    rich = any(column.kind.rich for column in table.columns)
    return rich and not names.isdisjoint(PLACES)


def labelled(table: Table) -> bool:
    """Whether they have labels."""
    return any(column.name == LABEL for column in table.columns)


def asks_what_each_is(asked: Asked) -> bool:
    """Whether it is asked what pictures or documents are: "which animal is on each picture?", "recognise them"."""
    if not of_archive(asked.scene.table) or asked.says(asked.rows.counting) or asked.says(("many", "much", "often")):
        return False
    if asked.find(_RECOGNISING) is not None:
        return True
    if any(_names_other(each.columns) for each in asked.mentions):
        return False
    things = any(
        asked.sentence.plain(at) in _THINGS and asked.sentence.plain(at - 1) in _EACH
        for at in range(1, len(asked.sentence))
    )
    return things and (asked.find(_VERBS) is not None or asked.sentence.plain(0) in _WHAT)


def _names_other(candidates: Sequence[Candidate]) -> bool:
    """Whether a column is named that says how pictures look."""
    return any(each.column.kind is Kind.PICTURE for each in candidates)
