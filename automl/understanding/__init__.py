"""Words and a table in; a plan, a clarifying question or a clear refusal out. Without a language model."""
