"""A server that plays Slack: real HTTP and WebSocket on 127.0.0.1, with Slack's limits and errors.

    with PlaySlack() as slack:
        acme = slack.team("Acme")                       # the app is installed: acme.bot_token, acme.bot, acme.mention
        ada = acme.person("Ada")
        sales = acme.channel("sales", [ada])
        slack.deliver_to("http://127.0.0.1:8765/slack/events")   # or the app opens sockets with slack.app_token
        said = ada.says(sales, f"{acme.mention} predict", files=[("orders.csv", b"...")])
        answer = slack.wait(lambda: sales.messages(said)[1:])[0]
        ada.clicks(answer, "Go ahead")

The app is told `slack.api_url`, `slack.client_id`, `slack.client_secret`, `slack.signing_secret`, and for installing
`<slack.base_url>oauth/v2/authorize`. `python -m tests.play.slack --demo` serves the same as a process; its page on `/`
lets a person try a bot out, and POST /control/<verb> does from outside what people and teams do here.
"""

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
