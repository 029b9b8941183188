"""The words, pictures and workbook of a what-if."""
