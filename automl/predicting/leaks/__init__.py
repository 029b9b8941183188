"""Columns that give the outcome away: copies, parts of it, and what is known only afterwards."""
