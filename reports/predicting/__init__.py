"""The words, pictures and workbook of a prediction."""
