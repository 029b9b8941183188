"""English words that say what is wanted."""

from automl.plan import Capability
from automl.understanding.lexicon.lexicon import Phrases, RequestWords
from automl.understanding.lexicon.written import phrases, words

_WHAT_IF = """
what if
what would happen if
what happens if
suppose
assuming
imagine
if we raise
if we raised
if we cut
if we lower
if we lowered
if we increase
if we increased
if we double
if we doubled
"""

_WATCH = """
alert
alert me
alert us
notify
ping
keep an eye
keep watch
watch
monitor
remind
let me know
let us know
warn
tell me when
tell me if
tell us when
tell us if
tell me every
tell us every
send me every
send us every
send this every
post every
report every
every monday
every tuesday
every wednesday
every thursday
every friday
every morning
each monday
each morning
schedule
subscribe
"""

_DRIFT = """
drift
drifted
drifting
stale
out of date
still accurate
still good
still valid
still reliable
something changed
something change
anything changed
anything change
data changed
data change
changed in the data
has the data
have the data
retrain
retrained
change point
change points
changepoint
"""

_EXPLAIN = """
why
explain
reason
reasons
how come
what explains
what caused
what causes
root cause
"""

_IMPROVE = """
do better
be better
get better
better model
better accuracy
better forecast
better prediction
better predictions
more accurate
improve
improved
improvement
tune
error is too high
error too high
too inaccurate
not accurate enough
not good enough
underperform
underperforming
try harder
try another model
other models
different model
"""

_SCORE = """
score
apply the model
apply this model
apply it to
run the model
use the model
use the trained model
rate these
rate this list
predict for this list
predict for this file
predict this list
predict this file
predict these rows
predict these
fill in the predictions
add predictions
"""

_PIPELINE = """
pipeline
open deals
open opportunities
win probability
probability of winning
deals will close
deals will we win
deals close
deals to close
opportunities will close
likely to close
"""

_PREDICT = """
which class
which category does
who will
who is going to
who is likely
which customers will
which customers are
which clients will
which employees will
which applicants will
which loans will
which people
will churn
classify
classification
likely to churn
likely to leave
at risk
risk of
sort these
sort the
"""

_DRIVERS = """
what drives
what is driving
what influences
what affects
what impacts
what determines
what matters
what predicts
what factors
which factors
which columns influence
which columns affect
which columns drive
which features
which variables
drivers of
driver of
key drivers
drives
influences
depend on
depends on
"""

_DESCRIBING = """
describe
summarise
summarize
summary
overview
profile
explore
eda
missing value
missing values
missing data
data quality
blank cell
blank cells
empty column
empty columns
empty cell
empty cells
empty or constant
constant column
constant columns
which columns
what columns
list columns
list the columns
column names
columns are
columns do
what fields
which fields
null values
nulls
duplicates
duplicate rows
duplicated
outliers
correlation
correlations
correlated
relationships
whats in
what is in
what do we have
what have we got
what does this
what does it contain
what is this
whats this
what are these
what kind of data
tell me about
give me an idea
look at this
take a look
have a look
how many rows
how many columns
number of rows
number of columns
row count
is the data clean
is this data clean
anything wrong
anything odd
anything strange
problems with
clean
cleaning
prepare
preparation
what can you see
walk me through
what is inside
whats inside
inside this
understand this
statistics
date range
what period does
what time range
"""

_SIGNALS: tuple[tuple[Capability, Phrases], ...] = (
    ("whatif", phrases(_WHAT_IF)),
    ("watch", phrases(_WATCH)),
    ("pipeline", phrases(_PIPELINE)),
    ("explain", phrases(_EXPLAIN)),
    ("improve", phrases(_IMPROVE)),
    ("drift", phrases(_DRIFT)),
    ("score", phrases(_SCORE)),
    ("predict", phrases(_PREDICT)),
)

REQUESTS = RequestWords(
    future=words(
        "predict predicts predicted predicting prediction predictions forecast forecasts forecasted forecasting "
        "project projected projection projections expect expected expecting expectation expectations estimate "
        "estimated estimates estimation outlook anticipate anticipated foresee extrapolate prognosis prognose "
        "going gonna likely upcoming future soon tomorrow ahead guess trend run-rate"
    ),
    will=words("will shall would should gonna can could"),
    past=words(
        "was were did had sold lost earned made spent bought happened grew fell dropped rose reached performed "
        "been has have historical historically history actual actuals"
    ),
    signals=_SIGNALS,
    describing=phrases(_DESCRIBING),
    data_nouns=words(
        "data file dataset spreadsheet sheet table columns column rows row fields field csv excel workbook this it "
        "that these contents content set upload export here information info"
    ),
    greetings=words(
        "hi hello hey hiya howdy yo greetings thanks thank you morning good afternoon evening day ok okay cool great "
        "nice bye goodbye please help there test testing ping everyone all team sup welcome cheers awesome wow hmm"
    ),
    outside=words(
        "pizza joke jokes poem song weather recipe movie movies film flight flights hotel restaurant restaurants lunch "
        "dinner breakfast coffee beer taxi uber president capital news football soccer match game horoscope lottery "
        "bitcoin crypto stock-price meeting calendar email e-mail mail essay story translate translation haiku "
        "birthday password vacation holiday-request website homepage code python javascript song lyrics marry love "
        "meaning life universe election elections president cup olympics wikipedia google internet letter limerick "
        "invoice-payment slide slides powerpoint presentation tweet linkedin contract lawyer doctor medical"
    ),
    outside_verbs=words(
        "order book buy write translate sing play tell call email send cancel reserve hire fire pay draw paint cook "
        "bring deliver delete drop remove hack open turn set fix install download browse google"
    ),
    asking=words(
        "show list rank compare give display which what who where when how average total sum top most highest lowest "
        "best worst biggest largest smallest plot chart breakdown break"
    ),
    drivers=phrases(_DRIVERS),
    goal_verbs=phrases(
        """
hit
reach
exceed
surpass
beat
pass
top
achieve
make
meet
break
cross
get to
get above
get over
go above
go over
be above
be over
be more than
be at least
be higher than
be greater than
stay above
stay below
fall below
drop below
be below
be under
be less than
more than
at least
sell more than
sell over
sell at least
exceeding
reaching
hitting
beating
above
over
on track for
on track to
"""
    ),
    goal_openers=phrases(
        """
will
can
could
are we
do we
shall
would
is it
how likely
chance
chances
odds
probability
likelihood
do you think
on track
goal
target
what does it take
"""
    ),
)
