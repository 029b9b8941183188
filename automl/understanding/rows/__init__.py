"""Questions about rows: what will become of each, why, what if, and lists to score."""
