"""Made-up orders as a shop's export has them: 20 columns of every sort that business files hold."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_FIRST = "Anna Ben Carla David Elif Farid Grace Hiro Ines Jonas Kevin Lena Marco Nora Omar Priya Quinn Rosa Sam Tara"
_LAST = "Adams Brown Costa Diaz Evans Fischer Garcia Hansen Ito Jansen Khan Lopez Meyer Novak Olsen Park Rossi Silva"
_WORDS = (
    "the customer asked for a quick delivery and will call again about late parcel box damaged gift wrapped please "
    "leave with neighbour discount agreed by phone return label sent invoice corrected thanks great service second "
    "colour wanted"
)
_REGIONS = ("North", "South", "East", "West")
_CHANNELS = ("Web", "Store", "Phone", "Partner")
_STATUS = ("Shipped", "Open", "Returned", "Cancelled", "On hold")


def write_orders(path: Path, rows: int, seed: int = 1) -> None:
    """A CSV file of so many orders, about 190 bytes each; quoted is only what holds a comma."""
    with path.open("w") as file:
        for start in range(0, rows, 100_000):
            chunk = orders(start, min(100_000, rows - start), seed + start)
            file.write(",".join(chunk.column_names) + "\n" if start == 0 else "")
            file.writelines(f"{line}\n" for line in _lines(chunk).to_pylist())


def _lines(table: pa.Table) -> pa.ChunkedArray:
    quoted = [pc.replace_substring_regex(column, "^(.*,.*)$", r'"\1"') for column in table.columns]
    return pc.binary_join_element_wise(*quoted, ",")


def orders(start: int, rows: int, seed: int) -> pa.Table:
    """Orders `start` to `start + rows`, all columns as text."""
    random = np.random.default_rng(seed)
    days = np.datetime64("2019-01-01") + random.integers(0, 2000, rows).astype("timedelta64[D]")
    customers = (random.pareto(1.2, rows) * 4000 % 60_000).astype(np.int64)
    products = (random.pareto(1.0, rows) * 100 % 3000).astype(np.int64)
    quantity = random.integers(1, 25, rows)
    price = np.round(5 + products % 977 * 1.37, 2)
    revenue = np.round(quantity * price * (1 - random.integers(0, 5, rows) * 0.05), 2)
    moments = days.astype("datetime64[s]") + random.integers(0, 86_400, rows).astype("timedelta64[s]")
    return pa.table(
        {
            "Order ID": _coded("ORD-", np.arange(start, start + rows), 8),
            "Order Date": _text(days),
            "Ship Date": _shipped(days, random),
            "Created At": pc.replace_substring(_text(moments), "T", " "),
            "Customer ID": _coded("C", customers, 6),
            "Customer": _names(customers),
            "Region": _of(_REGIONS, customers % 4),
            "Country": _of([f"Country {number}" for number in range(60)], customers % 60),
            "Postal Code": _coded("", customers * 17 % 99_999, 5),
            "Channel": _of(_CHANNELS, random.integers(0, 4, rows)),
            "Product": _names(products + 7),
            "Category": _of([f"Category {number}" for number in range(12)], products % 12),
            "Quantity": _text(quantity),
            "Unit Price": _decimals(price),
            "Discount": pc.binary_join_element_wise(_text(random.integers(0, 5, rows) * 5), "%", ""),
            "Revenue": _money(revenue),
            "Margin": _gaps(_decimals(np.round(revenue * random.normal(0.2, 0.1, rows), 2)), 0.03, "n/a", random),
            "Rating": _gaps(_text(random.integers(1, 6, rows)), 0.4, "", random),
            "Status": _of(_STATUS, np.minimum(random.geometric(0.6, rows) - 1, 4)),
            "Remark": _gaps(_remarks(rows, random), 0.5, "", random),
        }
    )


def _text(values: npt.NDArray[np.generic]) -> pa.Array:
    return pc.cast(pa.array(values), pa.string())


def _decimals(values: npt.NDArray[np.float64]) -> pa.Array:
    return pc.cast(pc.cast(pa.array(values), pa.decimal128(12, 2)), pa.string())


def _coded(mark: str, numbers: npt.NDArray[np.int64], digits: int) -> pa.Array:
    return pc.binary_join_element_wise(mark, pc.utf8_lpad(_text(numbers), digits, "0"), "")


def _of(names: tuple[str, ...] | list[str], places: npt.NDArray[np.int64]) -> pa.Array:
    return pa.array(names).take(pa.array(places))


def _names(numbers: npt.NDArray[np.int64]) -> pa.Array:
    first, last = _FIRST.split(), _LAST.split()
    parts = _of(first, numbers % len(first)), _of(last, numbers // 20 % len(last)), _text(numbers // 360 + 1)
    return pc.binary_join_element_wise(*parts, " ")


def _shipped(days: npt.NDArray[np.datetime64], random: np.random.Generator) -> pa.Array:
    """Month first, some still missing."""
    shipped = pa.array(days + random.integers(1, 12, len(days)).astype("timedelta64[D]"))
    return _gaps(pc.strftime(shipped, "%m/%d/%Y"), 0.05, "", random)


def _money(amounts: npt.NDArray[np.float64]) -> pa.Array:
    """$1,234.50"""
    plain = _decimals(amounts)
    return pc.binary_join_element_wise("$", pc.replace_substring_regex(plain, r"^(\d+)(\d{3}\.)", r"\1,\2"), "")


def _remarks(rows: int, random: np.random.Generator) -> pa.Array:
    words = np.array(_WORDS.split())[random.integers(0, len(_WORDS.split()), (rows, 8))]
    return pc.binary_join_element_wise(*(pa.array(column) for column in words.T), " ")


def _gaps(column: pa.Array, share: float, blank: str, random: np.random.Generator) -> pa.Array:
    return pc.if_else(pa.array(random.random(len(column)) < share), blank, column)
