"""The words and files of a scored list."""
