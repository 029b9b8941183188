"""A question that was taken to be about a file that was there before says so."""

from reports.about import about
from reports.reply import Paragraph, Reply


def test_the_file_is_named_after_what_is_said_first() -> None:
    said = about(Reply((Paragraph("Forecast total sales."), Paragraph("It takes a minute."))), ["shops.csv"])
    first, named, last = said.parts
    assert (first.kind, last.kind) == ("paragraph", "paragraph")
    assert named.text == "This is about shops.csv; for another file, send it with your question."  # type: ignore[union-attr]


def test_several_files_are_all_named() -> None:
    assert "a.csv and b.csv" in about(Reply((Paragraph("Two."),)), ["a.csv", "b.csv"]).text()
