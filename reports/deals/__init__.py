"""What a valued pipeline says: its facts, words, pictures and sheets."""
