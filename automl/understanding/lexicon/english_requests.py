"""English words that say what is wanted."""

from automl.understanding.lexicon.english_signals import CAUSES, DESCRIBING, DRIVERS, EXPLAINING, SIGNALS
from automl.understanding.lexicon.lexicon import RequestWords
from automl.understanding.lexicon.written import phrases, words

REQUESTS = RequestWords(
    future=words(
        "predict predicts predicted predicting prediction predictions forecast forecasts forecasted forecasting "
        "project projected projection projections expect expected expecting expectation expectations estimate "
        "estimated estimates estimation outlook anticipate anticipated foresee extrapolate prognosis prognose "
        "going gonna likely upcoming future soon tomorrow ahead guess run-rate"
    ),
    will=words("will shall would should gonna can could"),
    past=words(
        "was were did had sold lost earned made spent bought happened grew fell dropped rose reached performed "
        "been has have historical historically history actual actuals"
    ),
    no_past=phrases("""
have to; has to; had to; have a; have an; have the; have my; have our; have some; have no; have this; have here;
was asked; were asked; was told; were told; was wondering; was thinking; was looking; was hoping; were hoping;
was trying; were planning; was planning
"""),
    signals=SIGNALS,
    describing=DESCRIBING,
    explaining=EXPLAINING,
    causes=CAUSES,
    data_nouns=words(
        "data file dataset spreadsheet sheet table columns column rows row fields field csv excel workbook this it "
        "that these contents content set upload export here information info"
    ),
    greetings=words(
        "hi hello hey hiya howdy yo greetings thanks thank you morning good afternoon evening day ok okay cool great "
        "nice bye goodbye please help there test testing ping everyone all team sup welcome cheers awesome wow hmm job "
        "done well perfect excellent brilliant fantastic amazing helpful appreciate appreciated lovely super wonderful "
        "bravo kudos congrats congratulations genius sorry lol haha impressive impressed"
    ),
    polite=words(
        "please kindly pls plz can could would will you i we want wanna need like to tell me us let lets hey hi "
        "hello dear ok okay thanks now so and just team bot threadcast"
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
    drivers=DRIVERS,
    goal_verbs=phrases(
        """
hit; reach; exceed; surpass; beat; pass; top; achieve; make; meet; break; cross; get to; get above; get over;
go above; go over; be above; be over; be more than; be at least; be higher than; be greater than; stay above;
stay below; fall below; drop below; be below; be under; be less than; more than; at least; sell; selling;

crack; clear; get past; go past; come to; make it to; make it past; come in above; come in over; end above;
end up above; land above; land over; finish above; touch;
sell more than; sell over; sell at least; exceeding; reaching; hitting; beating; above; over; on track for;
on track to
"""
    ),
    goal_openers=phrases(
        """
will; can; could; are we; do we; do; does; shall; is; are; would; is it; how likely; chance; chances; odds; probability;
likelihood; do you think; on track; goal; target; what does it take
"""
    ),
)
