"""Words that all answers about rows share: outcomes, kinds of rows, values, shares, drivers, what was set aside."""
