"""English."""

from automl.understanding.lexicon.english_asking import ASKING
from automl.understanding.lexicon.english_calendar import CALENDAR
from automl.understanding.lexicon.english_families import CURRENCIES, FAMILIES, QUALIFIERS, SHORT_FORMS, VERBS_OF
from automl.understanding.lexicon.english_requests import REQUESTS
from automl.understanding.lexicon.english_roles import ROLES
from automl.understanding.lexicon.english_rows import ROWS
from automl.understanding.lexicon.english_thread import THREAD
from automl.understanding.lexicon.lexicon import Lexicon
from automl.understanding.lexicon.written import words

_COMMON = words("""
pls plz thx new asap fyi btw gimme lemme
a about above across actually after again against ahead all almost already also although always am among an
and another any anyone anything approximately approx are around as ask asked at away back basically be because
been before behind being below best better between big bigger board boss both break breakdown broken budget
budgeting but by call came can cannot cant ceo cfo change chart check clear client come comes coming compared
could curious currently deck did different do does doing done down each either else enough especially estimate
etc even ever every everyone exactly expect expected figure figures find finance first follow following for
forecast forget from full further future general get gets getting give given go goes going gone gonna good got
graph great guess had half happen happening has have having help her here high higher him his how however i if
im in inside instead into is it its just keep kind kindly know large larger last  later least less let
lets like likely little look looking lot low lower made mainly make makes making manager many may maybe me
mean means meeting might mind more most much must my name near need needed needs never  next nice no not
nothing now number numbers of off ok okay on once one only onto or other others our out outlook over overall
own part per perhaps place plan planning please point possible predict presentation pretty prediction probably
project proper provide purposes put quick quickly quite rather ready really reasonable regarding report
respectively right roughly run said same say see seem send separately set shall she should show showing shown
since small so some somebody someone something soon split start still such sure take team tell than thank
thanks that thats the their them then there these they thing things think this those though through till time
to today together told too total toward towards track trend trends try turn under understand until up upcoming
upon us use used using usually value very via view want wanted wants was way we well were what whats when
where whether which while who whole whom whose why will wish with within without wonder wondering work works
would wow yes yet you your yours yourself give guys hey hi hello hope bring sold sell sells selling bought buy
buys spend spent earn earned lose lost win won reach reached hit exceed expectations whatever approximate
assume assuming based detail detailed details develop development direction end evolve grow growth how
individual individually line move number only order rank ranked result results respective roughly separate
scenario short simple single sort supposed term terms typically version visual broken grouped group excel csv
file sheet data dataset spreadsheet table column columns rows row bot threadcast forecasts predictions
projections look-ahead horizon steps step period periods time timeframe range ranges confidence interval
intervals error best-case worst-case money taking account preparing prepare honest honestly ballpark rough
exact precise accurate accurately performance perform performing business   folks stakeholders
investors leadership management director quarterly monthly weekly daily yearly annual holiday season seasonal
seasonality trend trending currently able also anticipate anticipated foresee happens contain contains
containing consist include includes included including such mean median average averages minimum maximum min
max count counts counting percent percentage dollars dollar usd eur gbp euros euro pounds bucks million
thousand billion k m chance chances odds probability likelihood likely possible goal target targets quota
achieve meet beat surpass pass cross above below top bottom biggest largest smallest highest lowest worst
leading predicted forecasted projected estimated expecting predicting forecasting projecting estimating
remaining remainder rest multiplied divided difference times gap revert
thanking busiest strongest weakest greatest hottest richest slowest poorest quietest fastest weekday weekdays list
popular common frequent often frequently name biggest distinct unique share fewest least
grew grown longest shortest oldest youngest heaviest lightest tallest
""")

ENGLISH = Lexicon(
    language="en",
    calendar=CALENDAR,
    requests=REQUESTS,
    roles=ROLES,
    thread=THREAD,
    asking=ASKING,
    rows=ROWS,
    families=FAMILIES,
    short_forms=SHORT_FORMS,
    scale={
        "k": 1e3,
        "thousand": 1e3,
        "grand": 1e3,
        "m": 1e6,
        "mn": 1e6,
        "mio": 1e6,
        "mil": 1e6,
        "million": 1e6,
        "millions": 1e6,
        "b": 1e9,
        "bn": 1e9,
        "billion": 1e9,
    },
    common=_COMMON,
    qualifiers=QUALIFIERS,
    verbs_of=VERBS_OF,
    currencies=CURRENCIES,
)
