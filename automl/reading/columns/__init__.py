"""Columns of text typed: numbers, dates, identifiers, categories."""
