"""Block Kit as Slack checks it, and as a person reads it."""
