"""Slack: what comes from there is kept at the desk, and the courier's letters go there."""
