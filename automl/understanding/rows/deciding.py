"""Whether a question is about rows, and which capability it wants."""

from automl.plan import Capability
from automl.table import Kind
from automl.understanding.capability import signalled
from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import phrases, words
from automl.understanding.roles import Part
from automl.understanding.rows.archives import asks_what_each_is, labelled
from automl.understanding.rows.asked import Asked, Use, listen, predictable, used
from automl.understanding.rows.classes import is_class
from automl.understanding.rows.naming import Named, named_row
from automl.understanding.rows.outcomes import Spoken, spoken_outcome
from automl.understanding.rows.ranking import ranking
from automl.understanding.rows.unpredictable import unpredictable
from automl.understanding.scene import Scene, yes_of

_RANKS = words("top highest most least lowest")
_SUPPOSED = words("would happens happen could will should does do fall drop rise")
_SUPPOSING = words("had got gave were was moved switched everyone everybody all nobody")
_ONE = words("a an my this that each every your our one the")
_HOW = phrases("""
how much; how likely; how probable; probability; likelihood; chance of; odds of; how good; what is; which; who; whose;
will; would; what kind; what sort; value the; fill in; label; classify; sort; categorise; categorize; tag;
assign; should; about to
""")
_LIKED = words("prefer prefers preferred favourite favorite popular")
_PREDICT = phrases("predict; predicting; prediction; predictions; estimate")
_WHICH = words("which what")
_PAST_COUNTS = phrases("how much of; how many; number of; how often; what share; what percentage; what proportion")
_ASKED_OUTRIGHT = phrases("predict; prediction; predictions; classify; model for; churn model; estimate")


def about_rows(heard: Heard, scene: Scene) -> Capability | None:
    """The capability of a question that is surely about rows; None where other readings are to be tried first."""
    asked = listen(heard.sentence.question, scene)
    signal, models = signalled(heard, scene), scene.circumstances.models
    if early := _early(asked, signal):
        return early
    if signal in ("whatif", "explain", "score"):
        return signal
    if signal not in (None, "predict"):
        return "predict" if signal == "describe" and _worth(asked) else None
    if (sure := _sure(heard, asked, scene)) is not None:
        return sure
    if models and (asked.find(asked.rows.scoring) or (asked.find(asked.rows.these) and spoken_outcome(asked))):
        return "score"
    flips = asked.find(asked.rows.flip) and not heard.goal and (spoken_outcome(asked) or models)
    if flips or _supposes(asked, heard):
        return "whatif"
    if models and (row := named_row(asked)) and _about_row(asked, row):
        return "explain"
    if _drivers(asked, scene):
        return "explain" if models and not _chooses_columns(asked) else "predict"
    if asked.find(asked.rows.which_model) or _from_named_columns(heard, asked, scene):
        return "predict"
    return "predict" if _each_row(heard, asked, scene) else None


def _early(asked: Asked, signal: Capability | None) -> Capability | None:
    """What is surely meant, whatever else the words hold: a column that is called score, what pictures show."""
    models = asked.scene.circumstances.models
    if signal == "score" and not models and _own_score(asked):
        return "predict"
    if signal in (None, "predict", "ask") and asks_what_each_is(asked):
        return "predict" if labelled(asked.scene.table) or not models else "score"
    return None


def _own_score(asked: Asked) -> bool:
    """Whether a score is a thing to have, and nothing to do with a list: "a risk score", "a churn score for each"."""
    spoken = spoken_outcome(asked)
    at = next((at for at in range(len(asked.sentence)) if asked.sentence.plain(at) in ("score", "scores")), 0)
    before = asked.sentence.plain(at - 1) if at else ""
    return before in asked.rows.risks or (spoken is not None and spoken.at == at - 1)


def _sure(heard: Heard, asked: Asked, scene: Scene) -> Capability | None:
    """The capability of what can hardly be meant otherwise: groups compared, what cannot be, rows by their risk."""
    if _compares_groups(asked):
        return "explain"
    if _impossible(heard, asked):
        return "predict"
    if _ranks_rows(heard, asked, scene):
        return "score" if scene.circumstances.models else "predict"
    return None


def _compares_groups(asked: Asked) -> bool:
    """Whether it is asked if an outcome is likelier in one group than in another: "do women churn more than men"."""
    if asked.sentence.plain(0) not in ("are", "is", "do", "does") or not asked.says(("than",)):
        return False
    columns = [mention.cells[0].column.name for mention in asked.mentions if mention.cells]
    return len(columns) > len(set(columns)) and spoken_outcome(asked) is not None


def _impossible(heard: Heard, asked: Asked) -> bool:
    """Whether a prediction is asked for that there cannot be, which is to be said: "predict Customer ID"."""
    refused = unpredictable(asked)
    if refused is None or heard.phrases or heard.frequency or heard.goal or asked.says(asked.rows.counting):
        return False
    return refused.distinct > 1 or asked.find((*_PREDICT, *_HOW)) is not None


def _ranks_rows(heard: Heard, asked: Asked, scene: Scene) -> bool:
    """Whether rows are asked for by their risk, or in its order, and by no figure of the file."""
    rank = ranking(asked)
    if rank is None or (heard.goal and rank.at_least is None) or asked.says(asked.rows.counting - _RANKS):
        return False
    if asked.find((*scene.lexicon.requests.causes, *scene.lexicon.requests.drivers)) or named_row(asked):
        return False
    listed = asked.find(asked.rows.ranking) is not None
    beside = asked.says(("risk", "risks")) and spoken_outcome(asked) is not None
    picked = rank.limit is not None or rank.at_least is not None or beside or _picks(asked)
    models = scene.circumstances.models
    if not (listed or picked) or (heard.phrases and scene.table.time is not None):
        return False
    spoken = spoken_outcome(asked)
    if models or (spoken is not None and not _amount(spoken)):
        return not heard.parts(Part.MEASURE) or not listed
    return scene.table.time is None and not heard.parts(Part.MEASURE)


def _picks(asked: Asked) -> bool:
    """Whether rows are picked out or put in order: "which customers", "for each", "rank"."""
    return asked.says(words("riskiest likeliest who which list show each every per rank"))


def _about_row(asked: Asked, row: Named) -> bool:
    """Whether it is asked what becomes of one row: an outcome or a risk is named, or hardly more than the row."""
    return bool(spoken_outcome(asked)) or asked.says(asked.rows.risks) or _nothing_else(asked, row)


def _nothing_else(asked: Asked, row: Named) -> bool:
    """Whether hardly more than a row is named: "C-1004", "what about customer C-1004?", "show me Acme"."""
    beside = [asked.sentence.plain(at) for at in range(len(asked.sentence)) if at not in row.span]
    told = [word for word in beside if word.isalpha() and word not in asked.scene.lexicon.common]
    return all(asked.mention_at(at) for at in range(len(asked.sentence)) if asked.sentence.plain(at) in told)


def _supposes(asked: Asked, heard: Heard) -> bool:
    """Whether something is moved behind an "if": "if prices went up 5%", "would churn fall if all had support?"."""
    said = asked.sentence.words()
    at = said.index("if") if "if" in said else len(said)
    moved = asked.rows.up | asked.rows.down | asked.rows.factors.keys()
    if at == 0:
        return not moved.isdisjoint(said) and not heard.goal
    supposed = not (moved | _SUPPOSING).isdisjoint(said[at:])
    return supposed and not _SUPPOSED.isdisjoint(said[:at])


def _drivers(asked: Asked, scene: Scene) -> bool:
    """Whether it is asked what influences an outcome that the table has."""
    if asked.find(scene.lexicon.requests.drivers):
        return True
    named = any(each.use is Use.SUBJECT and predictable(each.column, scene.table) for each in used(asked))
    return asked.find(asked.rows.drivers) is not None and (named or spoken_outcome(asked) is not None)


def _chooses_columns(asked: Asked) -> bool:
    return any(each.use is not Use.SUBJECT for each in used(asked))


def _from_named_columns(heard: Heard, asked: Asked, scene: Scene) -> bool:
    """Whether columns are named to learn from or to leave out: "predict count without casual and registered"."""
    timed = scene.table.time is not None and (heard.phrases or heard.frequency)
    if timed or heard.goal or asked.find(_PREDICT) is None:
        return False
    columns = [each for each in used(asked) if each.use in (Use.FEATURE, Use.LEFT_OUT)]
    told = [each for each in columns if yes_of(each.column, scene) is None and each.column.kind is not Kind.ID]
    return any(each.use is Use.FEATURE for each in columns) or (bool(told) and not heard.parts(Part.GROUP))


def _worth(asked: Asked) -> bool:
    spoken = spoken_outcome(asked)
    return spoken is not None and spoken.kind is not None and spoken.kind.name == "worth" and asked.says(("worth",))


def _each_row(heard: Heard, asked: Asked, scene: Scene) -> bool:
    """Whether it is asked what will become of each row: an outcome is spoken of, and no figure, ranking or period."""
    spoken = spoken_outcome(asked)
    if _which_of_each(asked):
        return True
    stepped = heard.frequency is not None and scene.table.time is not None
    timed = heard.phrases and scene.table.time is not None
    goal = heard.goal and scene.table.time is not None
    if spoken is None or timed or stepped or goal or heard.limit or _rate(asked, spoken):
        return False
    if asked.find(_PAST_COUNTS) or asked.says(asked.rows.counting):
        return False
    if asked.find(_ASKED_OUTRIGHT) or asked.sentence.plain(0) == "model":
        return scene.table.time is None or not _amount(spoken)
    figures = not scene.lexicon.roles.aggregations.keys().isdisjoint(asked.sentence.words())
    if asked.find(_HOW) is None or asked.says(_LIKED) or (figures and heard.parts(Part.MEASURE)):
        return False
    return not _amount(spoken) or _of_one(asked, spoken, scene)


def _rate(asked: Asked, spoken: Spoken) -> bool:
    """Whether the share of an outcome so far is asked for: "what is the churn rate by contract"."""
    return asked.sentence.plain(spoken.at + 1) in ("rate", "rates", "ratio", "percentage")


def _amount(spoken: Spoken) -> bool:
    return spoken.kind is not None and spoken.kind.amount


def _of_one(asked: Asked, spoken: Spoken, scene: Scene) -> bool:
    """Whether the amount of a single thing is asked for: "what is my house worth", "how much does a diamond cost"."""
    if asked.says(("worth", "value")) or (asked.says(("will", "would")) and scene.table.time is None):
        return True
    before = [asked.sentence.plain(at) for at in range(spoken.at)]
    return spoken.kind is not None and spoken.kind.name == "worth" and not _ONE.isdisjoint(before)


def _which_of_each(asked: Asked) -> bool:
    """Whether the class of every single thing is asked for: "which condition is each house in?"."""
    named = [
        each for each in used(asked) if is_class(each.column) and asked.sentence.plain(each.span.start - 1) in _WHICH
    ]
    return bool(named) and asked.says(("each", "every", "it", "this")) and not asked.says(asked.rows.counting)
