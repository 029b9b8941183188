"""What pictures look like, as cells of a table: computed from their pixels alone, with no weights of a model."""
