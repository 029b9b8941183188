"""The words, charts and workbook of an answer about the past."""
