"""Which columns name things rather than measure them, and which texts are categories."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.columns.cells import Cells
from automl.reading.layout.names import words_of
from automl.table import Kind

_ALWAYS_SPELT = (
    "id ids identifier uuid guid sku ean isbn iban gtin upc zip zipcode postcode plz cep phone telephone "
    "tel fax mobile ssn vin code codes key barcode kundennummer bestellnummer rechnungsnummer "
    "artikelnummer"
)
_ALWAYS = frozenset(_ALWAYS_SPELT.split())
_NUMBERED_SPELT = "number num no nr nummer numero número #"
_NUMBERED = frozenset(_NUMBERED_SPELT.split())
_THINGS_SPELT = (
    "order invoice customer client account ticket case deal opportunity contract serial part item product "
    "po purchase transaction receipt reference ref policy member employee user store passport bill "
    "shipment tracking article row line record"
)
_THINGS = frozenset(_THINGS_SPELT.split())
_SHORT = 60
"""Characters of a text that may still be the name of a category, on average."""
_TIME_OF_DAY = r"^\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?[AaPp][Mm])?$"
_FEW = 20
_SHARE = 0.2


def named_as_identifier(name: str) -> bool:
    """Whether a column's name says that its numbers name things ("Order No", "customerID", "Postal Code")."""
    words = words_of(name)
    if not words:
        return False
    joined = " ".join(words)
    if words[-1] in _ALWAYS or words[0] in ("id", "uuid", "sku") or "postal code" in joined or "zip code" in joined:
        return True
    if words[-1] in _NUMBERED:
        return (len(words) == 1 and words[0] != "number") or bool(_THINGS & set(words[:-1]))
    return words[0] in ("no", "nr", "#") and len(words) == 2 and words[1] in _THINGS  # noqa: PLR2004


def textual_kind(name: str, cells: Cells) -> Kind:
    """id: unique texts, or codes named as such; category: few or short and repeated texts; text: the others."""
    rows = int((cells.codes >= 0).sum())
    distinct = len(cells.texts)
    length = float(pc.mean(pc.utf8_length(cells.texts)).as_py())
    unique = distinct == rows
    if named_as_identifier(name) and length <= _SHORT and (unique or _codes(cells.texts)):
        return Kind.ID
    if all(pc.all(pc.match_substring_regex(some, _TIME_OF_DAY)).as_py() for some in (cells.texts[:100], cells.texts)):
        return Kind.CATEGORY
    if unique and rows >= _FEW and length <= _SHORT:
        return Kind.ID
    if distinct > 1 and unique and _codes(cells.texts):
        return Kind.ID
    if length <= _SHORT and (distinct <= _FEW or distinct <= _SHARE * rows):
        return Kind.CATEGORY
    return Kind.ID if _codes(cells.texts) and distinct > _SHARE * rows else Kind.TEXT


def _codes(texts: pa.Array) -> bool:
    """Whether nearly all texts are single words with a digit in them."""
    hits = pc.match_substring_regex(texts, r"^[^\s:]*\d[^\s:]*$").to_numpy(zero_copy_only=False)
    return bool(np.mean(hits) > 0.9)  # noqa: PLR2004 - nearly all
