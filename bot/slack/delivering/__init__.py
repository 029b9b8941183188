"""Letters on their way: messages, edits and files that go to Slack, and people's files that come from there."""
