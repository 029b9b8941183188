"""Small talk, and answers of whatever shape a schema asks for."""

from tests.play.model.asked import Asked
from tests.play.model.minds.schemas import fill
from tests.play.model.replies import Reply, says

_HELLO = "Hello! Ask me to forecast, explain or describe a table."


def talk(asked: Asked) -> Reply:
    if asked.schema is not None:
        return says(fill(asked.schema, asked.question))
    return says({"answer": _HELLO} if asked.format == "json_object" else _HELLO)
