"""Files in, tables out; what was done on the way is told in notes."""
