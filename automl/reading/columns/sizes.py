"""Words and letters behind a number that make it thousands, millions or billions."""

SIZES = {
    **dict.fromkeys(["k", "K", "thousand", "Thousand", "Tsd", "Tsd."], 1e3),
    **dict.fromkeys(["M", "m", "mn", "mln", "MM", "million", "Million", "Mio", "Mio."], 1e6),
    **dict.fromkeys(["bn", "B", "b", "billion", "Billion", "Mrd", "Mrd."], 1e9),
}
LOOSE = ("m", "b", "B")
"""Letters that stand for other things than millions and billions, save beside a currency."""
SIZE_PATTERN = "|".join(size.replace(".", r"\.") for size in sorted(SIZES, key=len, reverse=True))
