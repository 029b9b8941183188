"""Proposes one SELECT."""

import re

from tests.play.model.asked import Asked
from tests.play.model.minds.schemas import fill
from tests.play.model.replies import Reply, says

from .utterances import Utterances

_TABLE = re.compile(r'(?:from|table|view)\s*[:=]?\s*"?([A-Za-z_]\w*)', re.IGNORECASE)
_COUNT = 'SELECT count(*) AS "rows" FROM {}'


def query(asked: Asked, table: Utterances) -> Reply:
    """The query that the table knows; else how many rows there are, of the table that the messages name."""
    known = table.asked_in(asked)
    found = _TABLE.search(asked.words)
    sql = known.sql if known and known.sql else _COUNT.format(found[1] if found else "data")
    if asked.schema is not None:
        return says(fill(asked.schema, asked.question) | {"sql": sql})
    return says({"sql": sql} if asked.format == "json_object" else sql)
