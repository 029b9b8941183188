"""The phrase tables, one TOML file for each language, and the small grammar that renders them."""

from reports.phrases.book import Phrasebook, phrasebook

__all__ = ["Phrasebook", "phrasebook"]
