"""The words, pictures and workbook of an explanation."""
