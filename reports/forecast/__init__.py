"""What a forecast says: its facts, in families."""
