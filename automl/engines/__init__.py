"""The adapters of the engine port. Each heavy library has its one importer here."""
