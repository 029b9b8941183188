"""A server that plays Slack: real HTTP and WebSocket on 127.0.0.1, with Slack's limits and errors."""

from .channels import Channel
from .delivery.answers import Answer
from .faults import Fault
from .people import Person
from .play import PlaySlack
from .records import Call, Delivery, FileRecord, Grant, Message, Said, View
from .teams import Enterprise, Team

__all__ = [
    "Answer",
    "Call",
    "Channel",
    "Delivery",
    "Enterprise",
    "Fault",
    "FileRecord",
    "Grant",
    "Message",
    "Person",
    "PlaySlack",
    "Said",
    "Team",
    "View",
]
