"""The state that all processes share: settings and the clock today; the database joins with the chat."""
