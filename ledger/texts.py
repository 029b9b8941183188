"""Texts as every database takes them."""


def storable(text: str, most: int | None = None) -> str:
    """The text without what PostgreSQL refuses (NUL, halves of characters), cut to `most` characters."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")[:most]
