"""English words of time."""

from calendar import day_name, month_abbr, month_name

from automl.table import Frequency
from automl.understanding.lexicon.lexicon import CalendarWords
from automl.understanding.lexicon.written import words

_UNITS = {
    "hour": (Frequency.HOUR, 1),
    "day": (Frequency.DAY, 1),
    "week": (Frequency.WEEK, 1),
    "wk": (Frequency.WEEK, 1),
    "fortnight": (Frequency.WEEK, 2),
    "month": (Frequency.MONTH, 1),
    "mth": (Frequency.MONTH, 1),
    "mnth": (Frequency.MONTH, 1),
    "mo": (Frequency.MONTH, 1),
    "quarter": (Frequency.QUARTER, 1),
    "qtr": (Frequency.QUARTER, 1),
    "semester": (Frequency.MONTH, 6),
    "year": (Frequency.YEAR, 1),
    "yr": (Frequency.YEAR, 1),
    "decade": (Frequency.YEAR, 10),
}
_PLURALS = {f"{word}s": unit for word, unit in _UNITS.items()}

_MONTHS = {month_name[number].lower(): number for number in range(1, 13)}
_SHORT_MONTHS = {month_abbr[number].lower(): number for number in range(1, 13)} | {"sept": 9}

_TO_TWELVE = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_BEYOND = {"fifteen": 15, "eighteen": 18, "twenty": 20}

_TENS = ("thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")

CALENDAR = CalendarWords(
    units=_UNITS | _PLURALS,
    adverbs={
        "hourly": Frequency.HOUR,
        "daily": Frequency.DAY,
        "weekly": Frequency.WEEK,
        "monthly": Frequency.MONTH,
        "quarterly": Frequency.QUARTER,
        "yearly": Frequency.YEAR,
        "annual": Frequency.YEAR,
        "annually": Frequency.YEAR,
    },
    months=_MONTHS | _SHORT_MONTHS | {"christmas": 12, "xmas": 12},
    weekdays={day_name[number].lower(): (number, 1) for number in range(7)} | {"weekend": (5, 2)},
    seasons={"spring": 3, "summer": 6, "autumn": 9, "winter": 12},
    ordinals={
        "first": 1,
        "1st": 1,
        "second": 2,
        "2nd": 2,
        "third": 3,
        "3rd": 3,
        "fourth": 4,
        "4th": 4,
        "final": -1,
        "last": -1,
    },
    numbers={word: number for number, word in enumerate(_TO_TWELVE)}
    | _BEYOND
    | {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 4, "dozen": 12},
    coming=frozenset({"next", "coming", "upcoming", "following", "nxt", "subsequent", "forthcoming"}),
    running=frozenset({"this", "current", "running", "present", "ongoing"}),
    past=frozenset({"last", "past", "previous", "prior", "recent", "latest", "trailing"}),
    rest=frozenset({"rest", "remainder", "remaining", "balance"}),
    end=frozenset({"end", "close"}),
    fiscal=frozenset({"fiscal", "financial", "fy"}),
    calendar=frozenset({"calendar", "cy"}),
    ahead=frozenset({"ahead", "out", "forward", "horizon", "outlook", "forecast", "projection", "prediction"}),
    until=(
        ("until",),
        ("till",),
        ("til",),
        ("through",),
        ("thru",),
        ("up", "to"),
        ("up", "until"),
        ("by",),
        ("before",),
        ("to",),
        ("into",),
    ),
    since=(
        ("since",),
        ("after",),
        ("starting", "in"),
        ("starting", "from"),
        ("starting",),
        ("beginning", "in"),
        ("beginning",),
        ("as", "of"),
    ),
    onwards=frozenset({"on", "onward", "onwards", "forward"}),
    basis=(
        ("based", "on"),
        ("based", "only", "on"),
        ("on", "the", "basis", "of"),
        ("using",),
        ("use",),
        ("trained", "on"),
        ("train", "on"),
        ("considering",),
        ("consider",),
        ("looking", "at"),
        ("given",),
        ("going", "by"),
        ("learning", "from"),
        ("with", "data"),
        ("with", "only"),
        ("from", "data"),
        ("take",),
        ("taking",),
        ("taking", "only"),
    ),
    basis_nouns=words("""
data history figures numbers rows records sales orders values only just the of from for in since on this worth
"""),
    leaving_out=(
        ("excluding",),
        ("exclude",),
        ("without",),
        ("ignoring",),
        ("ignore",),
        ("except",),
        ("leaving", "out"),
        ("leave", "out"),
        ("dropping",),
        ("drop",),
        ("minus",),
        ("not", "counting"),
        ("not", "including"),
        ("skip",),
        ("skipping",),
    ),
    comparing=(
        ("compared", "to"),
        ("compared", "with"),
        ("compare", "to"),
        ("compare", "with"),
        ("relative", "to"),
        ("versus",),
        ("vs",),
        ("than",),
        ("against",),
    ),
    each=frozenset({"by", "per", "each", "every", "a"}),
    steps=frozenset({"step", "steps", "period", "periods", "point", "points", "observation", "observations"}),
    half=frozenset({"half", "halves"}),
    decades={
        "noughties": 2000,
        **{f"{word}ies": 1900 + 10 * number for number, word in enumerate(_TENS, 3)},
        "twenties": 2020,
    },
    holidays=words(
        "easter christmas xmas thanksgiving ramadan diwali halloween hanukkah eid pentecost carnival whitsun"
    ),
    fillers=frozenset({"the", "of", "in", "full", "whole", "entire", "all", "time", "'s", "our", "your", "their"}),
)
