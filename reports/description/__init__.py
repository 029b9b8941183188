"""What a description of a file says: its facts and its columns."""
