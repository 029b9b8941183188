"""What the reader did with the layout of a table, told with the way back, or kept as people asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from automl.reading.handling import Handling
from automl.table import Note, Offer


@dataclass(frozen=True, slots=True)
class Deed:
    """Rows or columns of one sort that are left out. one, many: what they are called."""

    one: str
    many: str

    def called(self, count: int) -> str:
        return self.one if count == 1 else self.many


LEFT_OUT = {
    "repeated_headers_left_out": Deed("repeated header", "repeated headers"),
    "comments_left_out": Deed("remark between the rows", "remarks between the rows"),
    "footers_left_out": Deed("note below the table", "notes below the table"),
    "totals_left_out": Deed("totals row", "totals rows"),
    "total_columns_left_out": Deed("column of totals", "columns of totals"),
    "second_header_left_out": Deed(
        "line between the column names and the data", "lines between the column names and the data"
    ),
}


def left_out_told(counts: Mapping[str, int], handling: Handling) -> list[Note]:
    """A note for each kind of which there was something; counts by kind."""
    return [_told(kind, LEFT_OUT[kind], count, handling) for kind, count in counts.items() if count]


def _told(kind: str, deed: Deed, count: int, handling: Handling) -> Note:
    what = deed.called(count)
    if handling.does(kind):
        offer = Offer(f"Keep the {what}", f"undo={kind}")
        return Note(kind, f"Left out {count} {what}.", count, (offer,))
    offer = Offer(f"Leave out the {what}", f"do={kind}")
    return Note(kind, f"Kept {count} {what}, as you asked.", count, (offer,))


def filled_down_told(names: str, handling: Handling) -> Note:
    """names: the columns in which blanks stand for the text above them."""
    kind = "filled_down"
    if handling.does(kind):
        offer = Offer("Leave the blanks blank", f"undo={kind}")
        return Note(kind, f"{names}: blanks below a group's name are read as that group.", offers=(offer,))
    offer = Offer("Fill the blanks with the name above", f"do={kind}")
    return Note(kind, f"{names}: blanks below a group's name stay blank, as you asked.", offers=(offer,))


def joined_told(rows: str, handling: Handling) -> Note:
    """rows: where the names that could be joined stand ("rows 3 and 4")."""
    kind = "second_header_joined"
    if handling.does(kind):
        return Note(
            kind, f"Joined the column names of {rows}.", offers=(Offer("Use one row of names", f"undo={kind}"),)
        )
    offer = Offer("Join the rows of names", f"do={kind}")
    return Note(kind, f"Used one row of {rows} for the column names, as you asked.", offers=(offer,))


def sections_told(name: str, shown: str, handling: Handling) -> Note:
    """name: the column that the lines become. shown: some of them."""
    kind = "sections_read"
    if handling.does(kind):
        offer = Offer("Don't make a column of these lines", f"undo={kind}")
        return Note(kind, f"The lines above the parts ({shown}) are read as a column {name}.", offers=(offer,))
    offer = Offer(f"Read these lines as a column {name}", f"do={kind}")
    return Note(kind, f"The lines above the parts ({shown}) are not read as a column, as you asked.", offers=(offer,))
