"""Whatever is uploaded ends in a table or in a sentence with a remedy, never in anything else."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from automl.errors import ReadingError
from automl.reading import read_file

_SPELT = (
    '1 2.5 "1,5" " "" a , ; | $5 5% (3) 2024-01-05 05/06/24 Jan-24 2024-W60 31/02/2023 FY 0001 true # =1+1 Total '
    "-5- − é 日本"
)
cells = st.sampled_from(["", "\t", "\n", "\r", "\r\n", "\x00", *_SPELT.split()])
records = st.lists(cells, min_size=1, max_size=5).map(",".join)
files = st.one_of(
    st.binary(max_size=200),
    st.lists(cells, max_size=60).map(lambda parts: "".join(parts).encode()),
    st.lists(records, max_size=12).map(lambda rows: "\n".join(rows).encode()),
)


@given(files)
@settings(max_examples=200, deadline=None)
def test_any_bytes_end_in_a_table_or_a_sentence(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        path.write_bytes(content)
        try:
            table = read_file(path).tables[0]
        except ReadingError as error:
            said = error.problem.sentence and error.problem.remedy
        else:
            said = ", ".join(table.frame.columns) if table.rows else ""
    assert said
