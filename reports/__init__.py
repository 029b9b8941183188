"""Results in, a reply out: facts, their phrases, charts, workbooks and apologies. Pure."""
