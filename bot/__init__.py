"""A door to the product: the chat platforms. Empty until the web chat joins; its import contracts already hold."""
