"""What the app asks workspaces for, and why: no more than it uses. deploy/slack/manifest.yaml says the same."""

from collections.abc import Mapping

SCOPES: Mapping[str, str] = {
    "app_mentions:read": "hear questions in channels",
    "channels:history": "hear follow-ups and files in public channels that it was invited to",
    "channels:read": "know the names of public channels, and that it was invited to one",
    "chat:write": "answer",
    "commands": "offer /threadcast and the shortcut on messages",
    "files:read": "read the files that questions are about",
    "files:write": "give charts and workbooks",
    "groups:history": "hear follow-ups and files in private channels that it was invited to",
    "groups:read": "know the names of private channels, and that it was invited to one",
    "im:history": "hear direct messages",
    "im:write": "write to whoever asked, where the channel is closed to it",
    "users:read": "know who asked, and who is an admin",
}
"""Without these something that people use doesn't work."""

EXTRAS: Mapping[str, str] = {
    "assistant:write": "show what it is doing, and suggest questions, where the workspace has agents",
    "mpim:history": "hear questions and files in group messages that it is part of",
}
"""Without these it works, and shows less."""

EVENTS: Mapping[str, tuple[str | None, str]] = {
    "app_home_opened": (None, "the Home tab"),
    "app_mention": ("app_mentions:read", "questions in channels"),
    "app_uninstalled": (None, "being removed"),
    "member_joined_channel": ("channels:read", "being invited to a channel"),
    "message.channels": ("channels:history", "follow-ups and files in public channels"),
    "message.groups": ("groups:history", "follow-ups and files in private channels"),
    "message.im": ("im:history", "direct messages"),
    "tokens_revoked": (None, "its permission being taken back"),
}
"""What Slack tells the app of: the scope that each needs, and what it is for."""

EXTRA_EVENTS: Mapping[str, tuple[str | None, str]] = {
    "agent_session_stopped": ("assistant:write", "the Stop that Slack shows itself, where the workspace has agents"),
    "file_deleted": ("files:read", "files being deleted, so that they are deleted here too"),
    "message.mpim": ("mpim:history", "questions and files in group messages"),
    "team_access_granted": (None, "being given to one more workspace of an enterprise"),
    "team_access_revoked": (None, "being taken from one workspace of an enterprise"),
}
"""Without these it works, and hears less."""
