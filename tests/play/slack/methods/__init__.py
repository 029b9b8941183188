"""The Web API's methods; importing this package registers them."""

from . import apps, chat, conversations, files, people, views

__all__ = ["apps", "chat", "conversations", "files", "people", "views"]
