"""The local web chat: a server, its page, and the platform that the courier posts to."""
