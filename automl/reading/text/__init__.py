"""Text files with one record a line: encoding, delimiter, quotes."""
