"""A mind that lies wherever it can: seeded, so that what it did can be had again."""

from itertools import count
from random import Random

from tests.play.model.asked import Asked
from tests.play.model.minds.facts import facts_in
from tests.play.model.minds.mind import Mind
from tests.play.model.minds.roles import role_of
from tests.play.model.replies import Reply, says

from . import planning, writing
from .markup import MARKUP
from .queries import QUERIES
from .writing import lying

__all__ = ["adversary", "attacks", "lying"]


def attacks(role: str) -> tuple[str, ...]:
    """The names of a role's attacks: plan, write, sql or talk."""
    talk = tuple(MARKUP)
    return {"plan": tuple(planning.ATTACKS), "write": writing.ATTACKS, "sql": tuple(QUERIES)}.get(role, talk)


def adversary(given: str) -> Mind:
    """`given`: the seed, or the name of the one attack to make; "" is seed 0. Raises KeyError for another name.

    The n-th reply of a seed is always the same attack, whatever was asked between.
    """
    seed = int(given) if given.isdecimal() else 0
    only = "" if given.isdecimal() else given
    if only and not any(only in attacks(role) for role in ("plan", "write", "sql", "talk")):
        raise KeyError(given)
    turns = count()

    def mind(asked: Asked) -> Reply:
        return attacked(asked, Random(f"{seed}/{next(turns)}"), only)  # noqa: S311 - to be had again, not to be secret

    return mind


def attacked(asked: Asked, random: Random, only: str = "") -> Reply:
    """One reply; `only` where that is an attack of the role that is asked for."""
    role = role_of(asked)
    names = attacks(role)
    name = only if only in names else random.choice(names)
    brief = facts_in(asked)
    if role == "write" and brief:
        return lying(random, brief, name)
    note = f"adversary: {name}"
    if role == "plan":
        reply = planning.attacked(random, asked, name)
        return Reply(reply.content, reply.tool_calls, note=note, smuggled=planning.SMUGGLED)
    if role == "sql":
        wrapped = asked.format != "text"
        return says(
            {"sql": QUERIES[name]} if wrapped else QUERIES[name], note=note, smuggled=("evil.example", "481200")
        )
    text = MARKUP[name](random)
    return says(text, note=note, smuggled=(text,))
