"""The local web chat: the first platform."""
