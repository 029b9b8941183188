"""Currency marks and codes."""

import pyarrow as pa
import pyarrow.compute as pc

SIGNS = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "฿": "THB",
    "₫": "VND",
    "₦": "NGN",
    "₱": "PHP",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "Rs": "INR",
    "Rs.": "INR",
    "zł": "PLN",
    "Kč": "CZK",
    "Fr.": "CHF",
    "円": "JPY",
    "￥": "JPY",
    "元": "CNY",
    "원": "KRW",
    "руб.": "RUB",
    "руб": "RUB",
    "лв.": "BGN",
    "лв": "BGN",
    "lei": "RON",
    "TL": "TRY",
    "Rp": "IDR",
}
_CODES_SPELT = (
    "USD EUR GBP JPY CNY INR CHF AUD CAD NZD SEK NOK DKK PLN CZK HUF RON BGN TRY RUB UAH BRL MXN ARS CLP "
    "COP PEN ZAR NGN KES EGP AED SAR QAR ILS KRW TWD HKD SGD THB MYR IDR PHP VND PKR BDT"
)
CODES = _CODES_SPELT.split()


def _escaped(sign: str) -> str:
    return sign.replace("$", r"\$").replace(".", r"\.")


PATTERN = "(?:" + "|".join([*(_escaped(sign) for sign in sorted(SIGNS, key=len, reverse=True)), *CODES, r"kr\.?"]) + ")"
"""Any mark or code, for a regular expression."""


def codes_of(marks: pa.Array) -> tuple[str, ...]:
    """The ISO codes of the marks seen, sorted; a bare "kr" tells no country and gives none."""
    seen = pc.unique(marks).to_pylist()
    return tuple(sorted({SIGNS.get(mark, mark) for mark in seen if mark in SIGNS or mark in CODES}))


def in_name(name: str) -> tuple[str, ...]:
    """The ISO codes that a column's name holds ("Sales ($)", "Umsatz in EUR")."""
    words = name.replace("(", " ").replace(")", " ").replace("[", " ").replace("]", " ").replace("/", " ").split()
    return tuple(sorted({SIGNS.get(word, word) for word in words if word in SIGNS or word in CODES}))
