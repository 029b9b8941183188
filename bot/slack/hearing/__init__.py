"""Messages as they are heard: read, judged whether they are meant for the bot, joined with their files, and kept."""
