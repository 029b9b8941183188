"""English words of questions about rows: predictions, reasons, what-ifs, lists to score."""

from automl.understanding.lexicon.english_outcomes import OUTCOMES
from automl.understanding.lexicon.outcome_words import RowWords
from automl.understanding.lexicon.written import phrases, words

ROWS = RowWords(
    outcomes=OUTCOMES,
    concepts={
        "weather": words("weather temp atemp temperature humidity hum wind windspeed rain rainfall snow sun pressure"),
        "demographics": words("age gender sex race education marital married dependents nationality country"),
    },
    predicting=phrases("""
predict; predicts; predicting; prediction of; predictions of; predict the; estimate; estimating; estimate of;
model; classify by; classified by; by; with their; with its; drives; driving; drive; influences; influence;
influence on; influences on; impact on; effect on; affects; affect; affecting; impacts; determines; determine;
decides; decided; explains; predicts; lead to; leads to; leading to; behind; drivers of; driver of; reasons for;
for; about; depend on
"""),
    using=phrases("""
from; from the; based on; based on the; using; using only; given; with the help of; use; only use; use only;
just use; with only; on the basis of; looking only at; by looking at; depending on
"""),
    leaving=phrases("""
without; dont use; do not use; dont include; do not include; without using; not using; ignoring; ignore;
leave out; leaving out; excluding; exclude; except; except for; but not; other than; but; w / o; dont trust;
do not trust; everything but; all but; no need for; apart from; not from; drop; dropping; remove; skip; omit;
disregard; disregarding; take out; minus; and not
"""),
    keeping=phrases("keep; keeping; do keep; put back; bring back; still use"),
    everything=phrases("""
use all columns; all columns; use everything; every column; all the columns; all features; use all of them;
use all the columns; with all columns
"""),
    quick=phrases("""
quick; quickly; rough; roughly; ballpark; fast; in a hurry; back of the envelope; asap; briefly; a first idea;
speedy; faster; in seconds; approximate
"""),
    thorough=phrases("""
thorough; thoroughly; take your time; no rush; no hurry; as accurately; as accurate; as precise;
as good as you can; best possible; the best model; carefully; careful; overnight; in depth; be exact;
take as long; take long; high accuracy; highest accuracy; properly; try harder
"""),
    costing=words("cost costs costing costed costly worth worse dearer expensive spend pay price value"),
    parting=words(", ; : . ! ? and but while whereas against versus vs plus"),
    narrowing=words("for whose with where which who over under"),
    missed=words("""
miss missed misses missing lose losing lost overlook overlooked overlooking undetected unnoticed negative
"""),
    missing=phrases("""
false negative; false negatives; type ii; type 2; type two; not catching; fail to catch; failing to catch;
fail to spot; failing to spot; not spotting; slips through; slip through
"""),
    for_nothing=words("""
nothing alarm alarms false call calls calling contact contacting offer offers campaign visit visits letter mail
discount needlessly unnecessarily wrongly positive check checks checking review reviewing inspection inspecting
investigating voucher
"""),
    alarming=phrases("""
false positive; false positives; type i; type 1; type one; for nothing; in vain; false alarm; false alarms
"""),
    wrongly=words("wrongly wrong mistakenly falsely incorrectly erroneously mistake error accidentally"),
    bringing=words("worth brings bring earns revenue profit margin"),
    which_model=phrases("""
neural network; neural networks; neural net; neural nets; deep learning; decision tree; decision trees;
random forest; xgboost; lightgbm; catboost; logistic regression; linear regression; gradient boosting; tree or;
trees or; which model; which algorithm; what model; what algorithm; which kind of model; what kind of model
"""),
    classing=words("class classes classify classification category categories label labels categorical"),
    askers=words("who which what whom whose"),
    counting=words("""
average total sum median mean number count trend top highest lowest most fewest least share
"""),
    place=words("row line record rows number no"),
    first=phrases("""
the first; first one; top one; the top; number one; the best; the highest; the worst; this one; that one;
the last one
"""),
    flip=phrases("""
what would it take; what does it take; what will it take; smallest change; what would have to change;
what must change; what has to change; what needs to change; what would need to change; what would keep;
what will keep; what could keep; how can we keep; how do we keep; how could we keep; how can i keep;
how do i keep; how can we prevent; how do we prevent; how do we stop; how can we stop; how could we get;
how can we get; how do we get; how do i get; how can i get; what can we do to; what could we do to;
what should we do to; what can we do so; what should change; what would change the outcome; what would turn;
what would make; what can i do so; what could i do so; what can i do to; what should i do to; what price would;
what would get; what would convince; how to keep; how to stop; how to prevent
"""),
    drivers=phrases("""
what makes; what made; what leads to; what causes; what decided; what decides; biggest influence; influence the;
affect the; impact the; influence on;
influences on; impact on; effect on; lead to; leads to; what contributes; contributes to; reasons for;
most important; more important; matter for; matters for; matter most; matters most; what keeps; what helps;
what stops; what prevents; what lowers; what raises; what pushes; make a difference; play a role; has to do with
"""),
    from_doing=words("from not stop prevent avoid against"),
    lower=words("""
low lower lowest weak weaker weakest worse worst bad badly poor poorly drop dropped dropping fall fell falling
down decline declined declining less fewer cheaper cheap smaller shrink shrinking behind under unlikely slow
below
"""),
    higher=words("""
high higher highest strong stronger strongest better best good more most up rise rose rising increase increased
grow grew growing expensive above likely bigger larger great fast faster well pricier dear
"""),
    than=words("than vs versus against compared unlike"),
    becoming=words("""
were was is be are been being became become becomes at to of equals equal = had has have got on with set into as
the a an they it everyone everybody all goes go went gone changes changed change switched switch switches moved
move would by only just
"""),
    up=words("""
raise raised raising raises increase increased increases increasing up rise rose rises more higher longer larger
bigger older greater extra additional add added adding grow grew grows lift lifted bump bumped expensive heavier
taller later
"""),
    down=words("""
cut cuts cutting lower lowered lowers lowering reduce reduced reduces reducing decrease decreased decreases down
drop dropped drops dropping fall fell falls fewer less shorter smaller cheaper younger lighter slash slashed
trim trimmed earlier
"""),
    factors={
        "double": 2.0,
        "doubled": 2.0,
        "doubles": 2.0,
        "doubling": 2.0,
        "twice": 2.0,
        "triple": 3.0,
        "tripled": 3.0,
        "halve": 0.5,
        "halved": 0.5,
        "halves": 0.5,
        "half": 0.5,
        "halving": 0.5,
    },
    scoring=phrases("""
score; rate these; rate this list; apply the model; apply this model; apply your model; apply it; run the model;
run it on; use the model; use the trained model; use that model; with the model; predict for this list;
predict for this file; predict this list; predict this file; predict these; predict these rows;
predict for these; predict for those; predict for them; apply model; the model on; through the model;
fill in the predictions; add predictions; add the predictions; new list; this list; new file; these rows
"""),
    these=phrases("of these; of them; in this list; on this list; in this new list; in the new list; in this file"),
    risks=words("risk risks risky riskier riskiest probability probabilities likelihood propensity likeliest"),
    likeliest=phrases("""
most likely; more likely; least likely; very likely; highly likely; likely to; at risk; in danger
"""),
    ranking=phrases("""
rank them; rank the; rank my; rank our; rank these; rank all; rank customers; rank leads; prioritise; prioritize;
call first; contact first; call next; reach out to first; talk to first; visit first; look at first; deal with first;
focus on; worry about; should we call; should i call; should we contact; should i contact
"""),
    moved=phrases("""
moved the number; moved the numbers; moves the number; moved it; moved the forecast; behind the forecast;
behind the number; behind the numbers; the forecast; this forecast; your forecast; the projection
"""),
    yes_values=words("yes y true t 1 positive pos"),
    no_values=words("no n false f 0 negative neg"),
)
