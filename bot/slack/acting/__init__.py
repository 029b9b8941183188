"""What people click in Slack, done at the desk: choices, stopping, changing, sharing, opinions, shortcuts."""
