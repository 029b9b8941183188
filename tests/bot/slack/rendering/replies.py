"""Random parts of replies: short and enormous, in any script, with what data may hold."""

from pathlib import Path

from hypothesis import strategies as st

from reports.reply import (
    Chart,
    Choices,
    Details,
    Field,
    Figure,
    Figures,
    FilePart,
    Footnote,
    Form,
    Option,
    Paragraph,
    Part,
    ProgressPart,
    TablePart,
)

_NASTY = st.sampled_from(
    [
        "<!channel>",
        "<@U123>",
        "![x](http://evil.example/?d=1)",
        "```",
        "*bold* _and_ ~more~",
        "&amp;",
        "Ünïté € 東京都",
        "\u202eevil",
        "=cmd()",
        "\x00\x07",
        "a|b\nc",
        "👩‍👩‍👧",
    ]
)
WORDS = st.one_of(
    st.text(max_size=40),
    _NASTY,
    st.builds(lambda word, count: word * count, _NASTY, st.integers(1, 1_500)),
    st.builds(lambda word, count: (word + " ") * count, st.text(min_size=1, max_size=12), st.integers(1, 800)),
)
_NAME = st.one_of(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=200))
_NUMBER = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True), st.floats(-1e9, 1e9))
_MARK = st.fixed_dictionaries(
    {"series": st.sampled_from(["history", "forecast", "West", "not whole", "<!here>"]), "value": _NUMBER},
    optional={"period": st.sampled_from([f"2024-{n:02}" for n in range(1, 13)]), "p10": _NUMBER, "p90": _NUMBER},
)
_OPTIONS = st.lists(st.builds(Option, WORDS, WORDS), min_size=1, max_size=130)


@st.composite
def _tables(draw: st.DrawFn) -> TablePart:
    width = draw(st.integers(1, 25))
    cells = draw(st.lists(WORDS, min_size=width, max_size=width))
    count = draw(st.integers(0, 130))
    return TablePart(draw(WORDS), draw(st.lists(_NAME, min_size=width, max_size=width)), [cells] * count, count * 2)


FIELDS = st.one_of(
    st.builds(Field, st.just("by"), WORDS, st.just("several"), st.lists(WORDS, max_size=3), _OPTIONS),
    st.builds(Field, st.just("measure"), WORDS, st.just("select"), WORDS, _OPTIONS),
    st.builds(Field, st.just("name"), WORDS, st.just("text"), WORDS),
)
PARTS: st.SearchStrategy[Part] = st.one_of(
    st.builds(Paragraph, WORDS),
    st.builds(Footnote, WORDS),
    st.builds(Figures, st.lists(st.builds(Figure, WORDS, WORDS), max_size=30)),
    _tables(),
    st.builds(Chart, st.just(Path("w/q/answer/chart.png")), WORDS, WORDS, st.lists(_MARK, max_size=60)),
    st.builds(FilePart, st.sampled_from(["workbook", "script"]), st.just(Path("w/q/answer/f.xlsx")), WORDS),
    st.builds(Choices, WORDS, _OPTIONS, quiet=st.booleans(), folded=st.integers(0, 5)),
    st.builds(Details, WORDS, WORDS),
    st.builds(Form, WORDS, st.lists(FIELDS, max_size=3), WORDS),
    st.builds(
        ProgressPart,
        WORDS,
        st.floats(0, 1),
        st.one_of(st.none(), WORDS),
        st.one_of(st.none(), st.floats(0, 1e6)),
        st.sampled_from(["waiting", "running", "stopping", "done", "stopped", "failed"]),
    ),
)
