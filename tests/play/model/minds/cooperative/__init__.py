"""A mind that does what it is asked, as a decent model would."""

from tests.play.model.asked import Asked
from tests.play.model.minds.mind import Mind
from tests.play.model.minds.roles import role_of
from tests.play.model.replies import Reply

from .planner import plan
from .queries import query
from .talk import talk
from .utterances import Utterances
from .writer import write

__all__ = ["Utterances", "cooperative"]


def cooperative(utterances: Utterances | None = None) -> Mind:
    """Plans by the table of utterances, writes about the facts, proposes one SELECT, or talks."""
    table = utterances or Utterances.known()

    def mind(asked: Asked) -> Reply:
        match role_of(asked):
            case "plan":
                return plan(asked, table)
            case "write":
                return write(asked)
            case "sql":
                return query(asked, table)
            case _:
                return talk(asked)

    return mind
