"""Listeners: they translate what Slack tells of into the desk's terms, and decide nothing."""
