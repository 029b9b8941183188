"""The tables of the ledger."""

from ledger.tables.base import Base, Json, Leased, Owned
from ledger.tables.data import Dataset, Forecast, Model
from ledger.tables.feedback import Feedback
from ledger.tables.installed import SlackBot, SlackInstallation, SlackOAuthState
from ledger.tables.people import Person, Thread, Workspace
from ledger.tables.records import AuditEntry, Usage
from ledger.tables.slack import SlackFile, SlackUpload, SlackVoice, SlackWorkspace
from ledger.tables.sources import Fetch, Source
from ledger.tables.web import WebPost, WebSession
from ledger.tables.work import Job, OutboxRow, Question, Retraction

__all__ = [
    "AuditEntry",
    "Base",
    "Dataset",
    "Feedback",
    "Fetch",
    "Forecast",
    "Job",
    "Json",
    "Leased",
    "Model",
    "OutboxRow",
    "Owned",
    "Person",
    "Question",
    "Retraction",
    "SlackBot",
    "SlackFile",
    "SlackInstallation",
    "SlackOAuthState",
    "SlackUpload",
    "SlackVoice",
    "SlackWorkspace",
    "Source",
    "Thread",
    "Usage",
    "WebPost",
    "WebSession",
    "Workspace",
]
