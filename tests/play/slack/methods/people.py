"""auth.*, team.*, users.*, bots.*: who is who."""

from tests.play.slack.ask import Ask, Refusal, method
from tests.play.slack.described import person_object
from tests.play.slack.records import Json


@method("auth.test", per_minute=1000)
def test(ask: Ask) -> Json:
    grant, world = ask.grant, ask.world
    if grant.team is None:
        grid = world.enterprises[str(grant.enterprise)]
        team = {"team": grid.name, "team_id": grid.id, "url": f"https://{grid.name.lower()}.enterprise.slack.com/"}
    else:
        at = world.teams[grant.team]
        team = {"team": at.name, "team_id": at.id, "url": f"https://{at.domain}.slack.com/"}
    who: Json = {"user": "threadcast", "user_id": grant.user, "is_enterprise_install": grant.team is None}
    if grant.kind == "bot":
        who["bot_id"] = grant.bot_id
    enterprise = grant.enterprise or (world.teams[grant.team].enterprise_id if grant.team else None)
    if enterprise:
        who["enterprise_id"] = enterprise
    if grant.expires_at is not None:
        who["expires_in"] = int(grant.expires_at)
    return {**team, **who}


@method("auth.revoke")
def revoke(ask: Ask) -> Json:
    if not ask.flag("test"):
        ask.grant.dead = "token_revoked"
    return {"revoked": not ask.flag("test")}


@method("team.info", "team:read")
def team_info(ask: Ask) -> Json:
    team = ask.world.teams.get(ask.text("team")) or ask.team
    found: Json = {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}
    if team.enterprise:
        found |= {"enterprise_id": team.enterprise.id, "enterprise_name": team.enterprise.name}
    return {"team": found}


@method("users.info", "users:read", per_minute=100)
def user_info(ask: Ask) -> Json:
    user = ask.need("user")
    email = "users:read.email" in ask.grant.scopes
    person = ask.world.people.get(user)
    if person is not None and _seen(ask, user):
        return {"user": person_object(person, email=email, seen_from=ask.team_id)}
    if user == ask.grant.user:
        profile = {"real_name": "Threadcast", "bot_id": ask.grant.bot_id, "api_app_id": ask.world.app_id}
        return {"user": {"id": user, "name": "threadcast", "is_bot": True, "is_app_user": False, "profile": profile}}
    raise Refusal("user_not_found")


def _seen(ask: Ask, user: str) -> bool:
    """People of the own team, and those of other ones who share a channel with it."""
    if ask.team_id is None or ask.world.people[user].team.id == ask.team_id:
        return True
    return any(ask.team_id in c.team_ids and user in c.members for c in list(ask.world.channels.values()))


@method("bots.info", "users:read")
def bot_info(ask: Ask) -> Json:
    if ask.need("bot") != ask.grant.bot_id:
        raise Refusal("bot_not_found")
    bot = {"id": ask.grant.bot_id, "app_id": ask.world.app_id, "user_id": ask.grant.user, "name": "threadcast"}
    return {"bot": {**bot, "deleted": False, "updated": 1_700_000_000, "icons": {}}}


@method("users.lookupByEmail", "users:read.email")
def by_email(ask: Ask) -> Json:
    for person in list(ask.world.people.values()):
        if person.email == ask.need("email") and _seen(ask, person.id):
            return {"user": person_object(person, email=True, seen_from=ask.team_id)}
    raise Refusal("users_not_found")


@method("users.list", "users:read", per_minute=20)
def user_list(ask: Ask) -> Json:
    email = "users:read.email" in ask.grant.scopes
    mine = [person for person in list(ask.world.people.values()) if _seen(ask, person.id)]
    members = [person_object(person, email=email, seen_from=ask.team_id) for person in mine]
    return {"members": members, "response_metadata": {"next_cursor": ""}}
