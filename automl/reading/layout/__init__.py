"""Where the tables of a grid are: header, rows, totals, notes, several tables, several sheets."""
