"""Numbers as people write them."""

from collections.abc import Callable

import numpy as np
import pytest

from automl.table import Kind, Table

ReadText = Callable[..., Table]


def _numbers(table: Table, name: str) -> list[float]:
    return [float(number) for number in table.frame[name]]


@pytest.mark.parametrize(
    ("cells", "numbers", "kind"),
    [
        (["1", "2", "30"], [1, 2, 30], Kind.INTEGER),
        (["1.5", "2", "-3.25"], [1.5, 2, -3.25], Kind.NUMBER),
        (['"$1,234.50"', "$2", '"($3,000.25)"'], [1234.5, 2, -3000.25], Kind.MONEY),
        (['"1.234,50 €"', '"2,00 €"', '"-3,10 €"'], [1234.5, 2, -3.1], Kind.MONEY),
        (["USD 5", "USD 7.5", "USD 1"], [5, 7.5, 1], Kind.MONEY),
        (['"₹1,23,456.50"', '"₹12,34,567"', "₹5"], [123456.5, 1234567, 5], Kind.MONEY),
        (["12.5%", "7%", "n/a"], [0.125, 0.07, np.nan], Kind.PERCENT),
        (["−5", "3", "−7"], [-5, 3, -7], Kind.INTEGER),
        (["5-", "3", "7.5-"], [-5, 3, -7.5], Kind.NUMBER),
        (["(5)", "3", "(7)"], [-5, 3, -7], Kind.INTEGER),
        (['"1 234,5"', '"12\u00a0345,75"', '"7"'], [1234.5, 12345.75, 7], Kind.NUMBER),
        (["1'234.50", "2'000.00", "3"], [1234.5, 2000, 3], Kind.NUMBER),
        (['"1,234"', '"22,345"', '"3,456,789"'], [1234, 22345, 3456789], Kind.INTEGER),
        (["1.234.567", "2.000.000", "15"], [1234567, 2000000, 15], Kind.INTEGER),
        (["1.5e3", "2e-2", "7"], [1500, 0.02, 7], Kind.NUMBER),
        (["1.5k", "2M", "7"], [1500, 2000000, 7], Kind.INTEGER),
        (["$1.2m", "$3B", "$400k"], [1_200_000, 3_000_000_000, 400_000], Kind.MONEY),
        (["1.2 million", "3 thousand", "2 billion"], [1_200_000, 3000, 2_000_000_000], Kind.INTEGER),
        (['"2,5 Mio. €"', '"3,25 Mio. €"', '"300 Tsd. €"'], [2_500_000, 3_250_000, 300_000], Kind.MONEY),
        (['"12,5 %"', '"7 %"', '"-3,25 %"'], [0.125, 0.07, -0.0325], Kind.PERCENT),
        (['"5,- €"', '"7,50 €"', '"1.234,- €"'], [5, 7.5, 1234], Kind.MONEY),
        (["Fr. 5.-", "Fr. 7.50", "Fr. 1'234.-"], [5, 7.5, 1234], Kind.MONEY),
    ],
)
def test_a_column_of_numbers(read_text: ReadText, cells: list[str], numbers: list[float], kind: Kind) -> None:
    table = read_text("x,y\n" + "".join(f"row,{cell}\n" for cell in cells))
    assert table.column("y").kind is kind
    assert _numbers(table, "y") == pytest.approx(numbers, nan_ok=True)


def test_currency_marks_are_told_by_code(read_text: ReadText) -> None:
    table = read_text("x,mixed,Cost in €\na,USD 5,1\nb,£3.50,2\nc,$7,3\n")
    assert table.column("mixed").currencies == ("GBP", "USD")
    assert table.column("Cost in €").currencies == ("EUR",)
    assert table.column("Cost in €").kind is Kind.MONEY


def test_a_group_of_three_is_decided_by_the_rest_of_the_column(read_text: ReadText) -> None:
    table = read_text('x;y\na;1.234\nb;2.345,5\nc;"3.456"\n')
    assert _numbers(table, "y") == [1234, 2345.5, 3456]


def test_groups_of_three_alone_follow_the_other_columns(read_text: ReadText) -> None:
    german = read_text("Region;Menge;Preis\nNord;1.234;1,5\nSüd;2.345;2,5\n")
    english = read_text("Region,Units,Price\nNorth,1.234,1.5\nSouth,2.345,2.5\n")
    assert _numbers(german, "Menge") == [1234, 2345]
    assert _numbers(english, "Units") == [1.234, 2.345]


def test_a_letter_for_millions_needs_a_currency(read_text: ReadText) -> None:
    assert not read_text("x,length\na,1.2m\nb,3.4m\nc,5m\n").column("length").kind.numeric


def test_codes_keep_their_zeros_and_their_digits(read_text: ReadText) -> None:
    table = read_text(
        "zip,code,account\n02134,1E5,9007199254740993\n00501,3E10,9007199254740995\n10001,12-Mar,12345678901234567890\n"
    )
    assert table.frame.iloc[0].tolist() == ["02134", "1E5", "9007199254740993"]
    assert {column.kind for column in table.columns} == {Kind.ID}


def test_what_is_no_number_is_counted_and_shown(read_text: ReadText) -> None:
    rows = "".join(f"r,{number}\n" for number in range(20))
    table = read_text("x,amount\n" + rows + "r,see note\n")
    assert table.column("amount").missing == 1
    note = next(note for note in table.notes if note.kind == "not_understood")
    assert note.count == 1
    assert "see note" in note.sentence


def test_a_column_with_many_other_texts_stays_text(read_text: ReadText) -> None:
    table = read_text("x,mark\n" + "".join(f"r,{mark}\n" for mark in ["1", "2", "A3", "B4", "5"]))
    assert not table.column("mark").kind.numeric


def test_zero_and_one_are_integers_true_and_false_are_booleans(read_text: ReadText) -> None:
    table = read_text("won,active,answer\n1,TRUE,yes\n0,false,no\n1,,yes\n")
    assert [column.kind for column in table.columns] == [Kind.INTEGER, Kind.BOOLEAN, Kind.CATEGORY]
    assert table.column("active").missing == 1


def test_integers_with_gaps_are_floats_without_loss(read_text: ReadText) -> None:
    table = read_text("a,b\nx,5\ny,\nz,7\n")
    assert table.column("b").kind is Kind.INTEGER
    assert table.frame["b"].dtype == np.float64


def test_decimal_commas_are_said_once(read_text: ReadText) -> None:
    table = read_text("a;b;c\n1,5;2,5;x\n1,6;2,7;y\n")
    assert [note.count for note in table.notes if note.kind == "decimal_comma"] == [2]


def test_a_share_is_kept_as_a_fraction_and_told(read_text: ReadText) -> None:
    table = read_text("a,margin\nx,10%\ny,25%\n")
    assert table.column("margin").max == 0.25
    assert "percent_as_fraction" in {note.kind for note in table.notes}
