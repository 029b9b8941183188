"""Who has installed the app, and with what tokens."""
