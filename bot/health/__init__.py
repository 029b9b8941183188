"""How the chat process is: its readiness in words, and its figures."""
