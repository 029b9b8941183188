"""Sales pipelines: what open deals are worth, learnt from those that closed."""
