"""What is a source's name in people's words, and what is left without it."""

import pytest

from ledger.tables import Source
from workers.sources.mentions import mention, without
from workers.sources.named import named

SOURCES = [
    Source(id="1", name="Orders", tables=["orders"]),
    Source(id="2", name="Warehouse", tables=["shop.stock_levels", "visits"]),
    Source(id="3", name="Price list", tables=[]),
]


def split(words: str) -> tuple[str, list[str]]:
    """The words that are left, and what may be meant."""
    found = mention(words, named(SOURCES))
    assert found is not None
    return without(words, found), [each.label for each in found.named]


@pytest.mark.parametrize(
    ("words", "left", "label"),
    [
        ("predict next quarter from Orders", "predict next quarter", "Orders"),
        ("forecast sales by region from orders for 2027", "forecast sales by region for 2027", "Orders"),
        ("From the Orders database, predict next quarter.", "predict next quarter.", "Orders"),
        ("use Orders", "", "Orders"),
        ("Use Orders!", "", "Orders"),
        ("use ORDERS to predict next month", "predict next month", "Orders"),
        ("using orders: which region grows?", "which region grows?", "Orders"),
        ("please predict next quarter from Orders, by region", "please predict next quarter, by region", "Orders"),
        ("what's in Orders?", "what's in this file?", "Orders"),
        ("describe the price-list", "describe this file", "Price list"),
        ("predict next quarter from price list", "predict next quarter", "Price list"),
        ("predict visitors from visits", "predict visitors", "Warehouse: visits"),
        ("predict from stock levels next month", "predict next month", "Warehouse: shop.stock_levels"),
        ("predict from shop.stock_levels next month", "predict next month", "Warehouse: shop.stock_levels"),
        ("predict next month from visits in Warehouse", "predict next month", "Warehouse: visits"),
        ("predict next month from Warehouse visits", "predict next month", "Warehouse: visits"),
    ],
)
def test_a_name_is_taken_out_with_what_leads_to_it(words: str, left: str, label: str) -> None:
    assert split(words) == (left, [label])


def test_a_measure_of_the_same_name_is_left_in_its_place() -> None:
    for words in ("show orders by region", "predict orders next quarter"):
        found = mention(words, named(SOURCES))
        assert found is not None
        assert not found.led


def test_a_source_alone_may_mean_each_of_its_tables() -> None:
    assert split("predict next month from Warehouse")[1] == ["Warehouse: shop.stock_levels", "Warehouse: visits"]


@pytest.mark.parametrize(
    "words", ["from Ordres", "use odrers please", "from the Order", "from pricelist", "from Warehose"]
)
def test_almost_a_name_is_not_taken_for_it(words: str) -> None:
    found = mention(words, named(SOURCES))
    assert found is not None
    assert not found.exact


@pytest.mark.parametrize(
    "words", ["predict next quarter", "from January to March", "from 2024", "ordering from Oslo", ""]
)
def test_other_words_name_nothing(words: str) -> None:
    assert mention(words, named(SOURCES)) is None
