"""English phrases that name a capability, in the order in which they decide."""

from automl.plan import Capability
from automl.understanding.lexicon.outcome_words import Phrases
from automl.understanding.lexicon.written import phrases

_WHAT_IF = """
what if; what would happen if; what happens if; what would change if; what changes if; would anything change if;
what would be different if; what would it mean if; suppose; assuming; imagine; if we raise; if we raised;
if we halve; if we halved; if we gave; if we give; if we offer; if we offered; if we cut;
if we lower; if we lowered; if we increase; if we increased; if we double; if we doubled
"""

_WATCH = """
alert; alert me; alert us; notify; ping; keep an eye; keep watch; watch; monitor; remind; let me know when; let
me know if; let us know when; let us know if; warn; tell me when; tell me if; tell us when; tell us if; tell me
every; tell us every; send me every; send us every; send this every; post every; report every; every monday;
every tuesday; every wednesday; every thursday; every friday; every morning; each monday; each morning;
schedule; subscribe
"""

_DRIFT = """
drift; drifted; drifting; stale; out of date; still accurate; still good; still valid; still reliable;
something changed; something change; anything changed; anything change; data changed; data change;
changed in the data; has the data; have the data; retrain; retrained; change point; change points; changepoint
"""

_EXPLAIN = """
what made; what makes; what led to; what is causing; what went wrong;
what happened to; why; explain; reason; reasons; how come; what explains; what caused; what causes; root cause;
what is behind; whats behind
"""

_IMPROVE = """
do better; be better; get better; better model; better accuracy; better forecast; better prediction;
better predictions; more accurate; improve; improved; improvement; tune; error is too high; error too high;
too inaccurate; not accurate enough; not good enough; underperform; underperforming; try harder;
try another model; other models; different model
"""

_SCORE = """
score; apply the model; use our model; run our model; apply our model; with the model;
 apply this model; apply it to; run the model; use the model; use the trained model;
rate these; rate this list; predict for this list; predict for this file; predict this list; predict this file;
predict these rows; predict these; fill in the predictions; add predictions
"""

_PIPELINE = """
pipeline; open deals; open opportunities; win probability; probability of winning; deals will close;
deals will we win; deals close; deals to close; opportunities will close; likely to close; win rate; win rates;
deals at risk; opportunities at risk; deals are at risk; opportunities are at risk; deals might slip; deals will slip;
deals are slipping; deals will be won; opportunities will we win; opportunities will be won; quota coverage;
target coverage; chance of winning; chances of winning; expected value of the deals
"""

_PREDICT = """
which class; belong to; which category does; who will; who is going to; who is likely; which customers will;
which customers are; which clients will; which employees will; which applicants will; which loans will;
which people; will churn; classify; classification; likely to churn; likely to leave; at risk; risk of;
sort these; sort the; fill in the missing; fill in the blank; fill the missing; label the; which species
"""

DRIVERS = phrases("""
what drives; what is driving; what influences; what affects; what impacts; what determines; what matters;
what predicts; what factors; which factors; which columns influence; which columns affect; which columns drive;
which features; which variables; drivers of; driver of; key drivers; drives; influences; depend on; depends on
""")

DESCRIBING = phrases("""
describe; summarise; summarize; summary; overview; profile; explore; eda; missing value; missing values; missing
data; data quality; blank cell; blank cells; empty column; empty columns; empty cell; empty cells; empty or
constant; constant column; constant columns; which columns; what columns; list columns; list the columns; column
names; columns are; columns do; what fields; which fields; null values; nulls; duplicates; duplicate rows;
duplicated; outliers; correlation; correlations; correlated; relationships; whats in; what is in; what do we
have; what have we got; what does this; what does it contain; what is this; whats this; what are these; what
kind of data; tell me about; give me an idea; look at this; take a look; have a look; how many rows; how many
columns; number of rows; number of columns; row count; is the data clean; is this data clean; anything wrong;
anything odd; anything strange; problems with; clean; cleaning; prepare; preparation; what can you see; walk me
through; what is inside; whats inside; inside this; understand this; statistics; date range; what period does;
what time range; does this cover; does it cover; does the data cover; do the data cover; do these data cover;
does the file cover; does this file cover; period covered; dates covered; time span; timespan; how far back; how
recent; how old; how up to date; what can i do with; what could i do with; what can we do with; what can be done
with; what could we do with; what should i do with; what can i ask; what could i ask; what can we ask; what
should i ask; what questions; which questions; what can i predict; what could i predict; what can we predict;
what could we predict; what can you predict; what can be predicted; what could be predicted; what can i
forecast; what could i forecast; what can we forecast; what can you forecast; what can be forecast; what could
be forecast; what is there to; what is worth; what would be worth; which predictions; which forecasts can; what
predictions; something wrong; anything off; something off; something odd; something strange; anything broken;
something broken; any issues; any issue; any problems; any errors; any mistakes; are there issues; are there
problems; are there errors; are there mistakes; errors in; mistakes in; quality of the data; quality of this;
data quality; quality check; check the quality; quality of; sanity check; is it clean; is this clean; trust
this; trust these data; trust the data; usable; ready for; how complete; how clean; complete is; what does the
file contain; what does this file contain; what does the data contain; what information; contains; what am i
looking at; anything missing; something missing; what is missing; should i know about; make sense of; first
look; quick look; get to know
""")

EXPLAINING = phrases("""
explain me; explain us; explain to me; explain this; explain the; explain these; explain what; explain my; explain our;
explain it
""")
"""Words that ask for an explanation of the file itself, where no cause is asked for."""

CAUSES = phrases("why; reason; reasons; how come; caused; causes; cause")

SIGNALS: tuple[tuple[Capability, Phrases], ...] = (
    ("whatif", phrases(_WHAT_IF)),
    ("watch", phrases(_WATCH)),
    ("pipeline", phrases(_PIPELINE)),
    ("explain", phrases(_EXPLAIN)),
    ("improve", phrases(_IMPROVE)),
    ("drift", phrases(_DRIFT)),
    ("score", phrases(_SCORE)),
    ("predict", phrases(_PREDICT)),
)
