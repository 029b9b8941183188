"""How events and interactions reach the app: over HTTP, signed, or over its sockets."""
