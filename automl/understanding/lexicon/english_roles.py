"""English words that say what part a column or a value plays."""

from automl.plan import Aggregation
from automl.understanding.lexicon.lexicon import RoleWords
from automl.understanding.lexicon.written import phrases, words

_MEAN: Aggregation = "mean"

ROLES = RoleWords(
    by=phrases(
        """
by; per; for each; for every; for all the different; in each; in every; of each; of every; from each;
from every; at each; at every; each; every; across; split by; broken down by; grouped by; split per;
broken out by; break down by; separately for; individually for; among
"""
    ),
    each=words("each every per by"),
    joiners=words("and or & , plus then as well also x × / the each every for by per both"),
    only=phrases(
        """
only; just; solely; exclusively; limited to; restricted to
"""
    ),
    without=phrases(
        """
excluding; exclude; excl; without; except; except for; not; not counting; not including; ignoring; ignore;
leaving out; leave out; drop; dropping; remove; removing; take out;
taking out; skip; skipping; other than; but not; apart from; outside; outside of; non; minus; less; omitting; omit;
no
"""
    ),
    into_filter=words("in for from of at to on with within inside where = only just equals via through"),
    count=phrases(
        """
how many; number of; the number of; count of; the count of; volume of; amount of
"""
    ),
    much=phrases(
        """
how much
"""
    ),
    row_nouns=words("row record entry line transaction event case"),
    in_total=phrases(
        """
in total; overall; altogether; in all; as a whole; combined
"""
    ),
    aggregations={
        "average": _MEAN,
        "mean": _MEAN,
        "avg": _MEAN,
        "avrg": _MEAN,
        "typical": _MEAN,
        "median": "median",
        "minimum": "min",
        "min": "min",
        "lowest": "min",
        "maximum": "max",
        "max": "max",
        "highest": "max",
        "peak": "max",
        "total": "sum",
        "sum": "sum",
        "cumulative": "sum",
        "aggregate": "sum",
    },
    above=phrases(
        """
over; above; more than; greater than; bigger than; larger than; higher than; longer than; heavier than; older than;
in excess of; upwards of; exceeding; >
"""
    ),
    at_least=phrases(
        """
at least; no less than; not less than; > =
"""
    ),
    below=phrases(
        """
under; below; less than; smaller than; lower than; fewer than; cheaper than; shorter than;
lighter than; younger than; <
"""
    ),
    at_most=phrases(
        """
at most; up to; no more than; not more than; < =
"""
    ),
    between=words("between"),
    top=words("top best biggest largest highest leading bottom worst lowest smallest"),
    bottom=words("bottom worst lowest smallest"),
    predictors=phrases(
        """
from; from the; based on; based on the; using; given; with the help of
"""
    ),
    versus=words("vs versus against"),
    vague_measures=words(
        "number figure business performance result kpi metric demand thing everything all it this that value data "
        "activity growth trend line series outlook situation total overall future next outcome level amount volume "
        "count development quantity"
    ),
    reckoned={
        ("minus",): "-",
        ("less",): "-",
        ("-",): "-",
        ("–",): "-",
        ("−",): "-",
        ("after", "subtracting"): "-",
        ("plus",): "+",
        ("+",): "+",
        ("times",): "*",
        ("x",): "*",
        ("×",): "*",
        ("*",): "*",
        ("multiplied", "by"): "*",
        ("multiplied", "with"): "*",
        ("/",): "/",
        ("÷",): "/",
        ("divided", "by"): "/",
    },
    reckoned_before={
        ("difference", "between"): "-",
        ("difference", "of"): "-",
        ("gap", "between"): "-",
        ("ratio", "of"): "/",
        ("ratio", "between"): "/",
    },
    reckoned_after={"combined": "+", "together": "+", "summed": "+"},
    sold=words("sell sells sold selling sale move moved ship shipped shift"),
)
