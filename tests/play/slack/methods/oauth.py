"""oauth.v2.access: a code, or a refresh token, becomes an access token."""

import time

from tests.play.slack.ask import Ask, Refusal, method
from tests.play.slack.grants import grant_bot
from tests.play.slack.records import Grant, Json

_CODE_SECONDS = 600


@method("oauth.v2.access", per_minute=1000, kinds=())
def access(ask: Ask) -> Json:
    world = ask.world
    if ask.text("client_id") != world.client_id:
        raise Refusal("invalid_client_id")
    if ask.text("client_secret") != world.client_secret:
        raise Refusal("bad_client_secret")
    if ask.text("grant_type") == "refresh_token":
        return _refreshed(ask)
    return _exchanged(ask)


def _exchanged(ask: Ask) -> Json:
    """A code is good once, for ten minutes, with the redirect_uri that it was asked for."""
    known = ask.world.codes.get(ask.text("code"))
    if known is None or time.time() - known["at"] > _CODE_SECONDS:
        raise Refusal("invalid_code")
    if known["used"]:
        raise Refusal("code_already_used")
    if ask.text("redirect_uri") != known["redirect_uri"]:
        raise Refusal("bad_redirect_uri")
    known["used"] = True
    scopes = frozenset(known["scopes"])
    grant = grant_bot(ask.world, known["team"], known["enterprise"], scopes)
    who: Json = {"id": known["user"]}
    if known["user_scopes"]:
        who |= _user_token(ask, known)
    return {**_described(ask, grant), "authed_user": who}


def _user_token(ask: Ask, known: Json) -> Json:
    world = ask.world
    token = world.stamps.secret("xoxp-", 40)
    scopes = frozenset(known["user_scopes"])
    world.grants[token] = Grant(token, "user", known["team"], known["enterprise"], known["user"], scopes=scopes)
    return {"scope": ",".join(sorted(scopes)), "access_token": token, "token_type": "user"}


def _refreshed(ask: Ask) -> Json:
    """A refresh token is good once; the access token before it lives on until it expires."""
    wanted = ask.text("refresh_token")
    old = next((g for g in ask.world.grants.values() if g.refresh_token == wanted), None)
    if old is None or old.dead is not None or not wanted:
        raise Refusal("invalid_refresh_token")
    old.refresh_token = None
    return _described(ask, grant_bot(ask.world, old.team, old.enterprise, old.scopes, rotate=True))


def _described(ask: Ask, grant: Grant) -> Json:
    world = ask.world
    team = world.teams.get(grant.team or "")
    enterprise = grant.enterprise or (team.enterprise_id if team else None)
    found: Json = {
        "app_id": world.app_id,
        "access_token": grant.token,
        "token_type": "bot",
        "scope": ",".join(sorted(grant.scopes)),
        "bot_user_id": grant.user,
        "team": {"id": team.id, "name": team.name} if team else None,
        "enterprise": {"id": enterprise, "name": world.enterprises[enterprise].name} if enterprise else None,
        "is_enterprise_install": grant.team is None,
    }
    if grant.refresh_token is not None and grant.expires_at is not None:
        found |= {"refresh_token": grant.refresh_token, "expires_in": round(grant.expires_at - time.time())}
    return found
