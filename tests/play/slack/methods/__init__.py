"""The Web API's methods; importing this package registers them."""

from . import agents, apps, chat, conversations, files, oauth, people, streams, views

__all__ = ["agents", "apps", "chat", "conversations", "files", "oauth", "people", "streams", "views"]
