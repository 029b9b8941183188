"""Bot tokens: one at each install and at each rotation."""

import time
from typing import TYPE_CHECKING

from .records import Grant

if TYPE_CHECKING:
    from .world import World

#: With token rotation an access token lives twelve hours.
TOKEN_SECONDS = 43_200


def grant_bot(
    world: "World", team: str | None, enterprise: str | None, scopes: frozenset[str], *, rotate: bool | None = None
) -> Grant:
    """A bot token, new at each install; the bot's user stays the same one in the same place."""
    rotating = world.rotation if rotate is None else rotate
    with world.lock:
        old = [g for g in world.grants.values() if g.kind == "bot" and (g.team, g.enterprise) == (team, enterprise)]
        user = old[-1].user if old else world.stamps.new("U")
        bot = old[-1].bot_id if old else world.stamps.new("B")
        prefix = "xoxe.xoxb-1-" if rotating else "xoxb-"
        grant = Grant(world.stamps.secret(prefix, 40), "bot", team, enterprise, user, bot, scopes)
        if rotating:
            grant.expires_at = time.time() + TOKEN_SECONDS
            grant.refresh_token = world.stamps.secret("xoxe-1-", 60)
        world.grants[grant.token] = grant
        return grant
