"""The time axis of a table: which column, which step, and whether rows are events or a series."""
