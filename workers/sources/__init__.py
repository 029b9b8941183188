"""Databases and https addresses as sources. Imported by the light worker and the console alone: they hold the keys."""
