"""One machine: a private Redis, and the processes of the product, started, watched and ended together."""
