"""Word lists as people write them: words parted by spaces, phrases by semicolons."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split(";") if phrase.strip())
