"""agents.sessions.* and assistant.threads.*: the agent's status, title and prompts."""

from tests.play.slack.ask import Ask, Refusal, method
from tests.play.slack.records import Json

_STATUSES = ("active", "processing", "suspended", "closed")
_WARNING = "missing_agent_session_stopped_event_subscription"


def session_of(ask: Ask) -> tuple[Json, bool]:
    """The session of a thread, and whether it is new. Only the thread's head will do, never a reply."""
    channel = ask.channel("channel_id")
    message = channel.message(ask.need("thread_ts"))
    if message is None or message.thread != message.ts:
        raise Refusal("invalid_thread_ts")
    key = (channel.id, message.thread)
    known = key in ask.world.sessions
    session = ask.world.sessions.setdefault(
        key, {"status": "active", "title": "", "loading": "", "loading_messages": [], "prompts": [], "history": []}
    )
    return session, not known


@method("agents.sessions.setStatus", "chat:write")
def set_session_status(ask: Ask) -> Json:
    """While it is `processing` people see a stop button, if the app listens to it."""
    status = ask.need("status")
    if status not in _STATUSES:
        raise Refusal(
            "invalid_arguments", f"[ERROR] must be a valid enum value: {', '.join(_STATUSES)} [json-pointer:/status]"
        )
    title = ask.text("title")
    if len(title) > 200:
        raise Refusal("invalid_arguments", "[ERROR] must be less than 201 characters [json-pointer:/title]")
    session, new = session_of(ask)
    if new:
        session["title"] = title
    session["status"] = status
    session["history"].append(status)
    answer: Json = {"status": status, "agent_status": status, "title": session["title"]}
    subscribed = ask.world.subscriptions
    if subscribed is not None and "agent_session_stopped" not in subscribed:
        answer |= {"warning": _WARNING, "response_metadata": {"warnings": [_WARNING]}}
    return answer


@method("agents.sessions.rename", "chat:write")
def rename_session(ask: Ask) -> Json:
    title = ask.need("title")
    if len(title) > 200:
        raise Refusal("invalid_arguments", "[ERROR] must be less than 201 characters [json-pointer:/title]")
    session, new = session_of(ask)
    if new:
        raise Refusal("session_not_found")
    session["title"] = title
    return {"title": title}


@method("assistant.threads.setStatus", "assistant:write", "chat:write", per_minute=600)
def set_status(ask: Ask) -> Json:
    """Shown below the thread until the next message, or until it is emptied."""
    session, _ = session_of(ask)
    messages = ask.json("loading_messages") or []
    if len(messages) > 10:
        raise Refusal("invalid_arguments", "[ERROR] no more than 10 items allowed [json-pointer:/loading_messages]")
    session["loading"], session["loading_messages"] = ask.text("status"), messages
    session["history"].append(f"loading: {session['loading']}")
    return {}


@method("assistant.threads.setTitle", "assistant:write")
def set_title(ask: Ask) -> Json:
    session, _ = session_of(ask)
    session["title"] = ask.need("title")
    return {}


@method("assistant.threads.setSuggestedPrompts", "assistant:write")
def set_prompts(ask: Ask) -> Json:
    """Four at most; without a thread they stand in the whole direct message."""
    prompts = ask.json("prompts") or []
    if not 1 <= len(prompts) <= 4:
        raise Refusal("invalid_arguments", "[ERROR] 1 to 4 items allowed [json-pointer:/prompts]")
    if any(not p.get("title") or not p.get("message") for p in prompts):
        raise Refusal("invalid_arguments", "[ERROR] missing required field: title, message [json-pointer:/prompts]")
    if ask.text("thread_ts"):
        session, _ = session_of(ask)
    else:
        session = ask.world.sessions.setdefault((ask.channel("channel_id").id, ""), {"prompts": []})
    session["prompts"] = prompts
    return {}
