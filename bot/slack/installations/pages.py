"""The pages that people see in a browser while they install the app."""

from html import escape

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title} · Threadcast</title>
</head>
<body>
<h1>{title}</h1>
<p>{sentence}</p>
<p>{remedy}</p>
</body>
</html>
"""
_REASONS = {
    "access_denied": ("Nothing was installed.", "You said no, and nothing has changed."),
    "invalid_browser": (
        "The installation was begun in another browser, or this address is not the one that it began at.",
        "Begin it again, and stay in one browser.",
    ),
    "invalid_state": ("This took too long, or was done already.", "Begin it again."),
    "invalid_code": ("Slack did not confirm the installation.", "Begin it again."),
    "missing_code": ("Slack did not confirm the installation.", "Begin it again."),
}
_OTHERWISE = (
    "The installation could not be kept.",
    "Wait a minute and begin it again. If it fails again, tell whoever runs Threadcast.",
)


def succeeded(place: str | None, app: str | None, team: str | None) -> str:
    """It worked. place: the workspace's name. app, team: Slack's ids, to open it there."""
    where = escape(place) if place else "Slack"
    opened = f"slack://app?team={team}&id={app}" if app and team else "slack://open"
    return _PAGE.format(
        title="Threadcast is installed",
        sentence=f"Threadcast is in {where} now. Send it a spreadsheet and a question in a direct message, "
        "or invite it to a channel and mention it.",
        remedy=f'<a href="{escape(opened)}">Open Slack</a>',
    )


def failed(reason: str, again: str) -> str:
    """It did not work. reason: Bolt's or Slack's code. again: where to begin anew."""
    sentence, remedy = _REASONS.get(reason, _OTHERWISE)
    return _PAGE.format(
        title="Not installed",
        sentence=sentence,
        remedy=f'{remedy} <a href="{escape(again)}">Install Threadcast</a>',
    )
