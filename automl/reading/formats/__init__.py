"""What files are and what they hold, as grids of text: one file for each format."""
