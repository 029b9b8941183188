"""English words by which people ask about what has been."""

from automl.table import Frequency
from automl.understanding.lexicon.lexicon import AskingWords
from automl.understanding.lexicon.written import phrases, words

ASKING = AskingWords(
    largest=words("""
most top best biggest largest highest greatest leading strongest busiest fastest peak hottest richest longest oldest
heaviest tallest prefer prefers preferred favourite favorite priciest costliest dearest
"""),
    smallest=words("""
least worst lowest bottom smallest fewest weakest slowest poorest quietest cheapest shortest youngest lightest
"""),
    losing=words("lost lose loses losing loss losses unprofitable"),
    not_ranking=words("at"),
    asking_for=words("which what best worst highest lowest busiest strongest weakest top bottom biggest smallest"),
    weekday=phrases("weekday; weekdays; day of week; days of week; day of the week; days of the week; dow"),
    month_of_year=phrases("month of year; month of the year; calendar month; months of the year"),
    hour_of_day=phrases("hour of day; hour of the day; hours of the day; time of day; time of the day"),
    share=phrases("""
what share of; what share; share of; shares of; share; what percentage of; percentage of; percentage; what percent of;
what percent; what proportion of; proportion of; proportion; what fraction of; fraction of; what part of;
as a share; as a percentage; as percentages; as percent; as a percent; as shares; in percent; in percentages;
percentage split; percent of; contribution of; contribution; contributes; contribute; contributed; makes up; make up;
made up; accounts for; account for; accounted for; how much of; what % of; % of; in %; split in percent
"""),
    grown=words("grew grow grown growth growing grows increase increased increases rise rose risen gained improved up"),
    shrunk=words("fell fall fallen dropped drop declined decline decrease decreased shrank shrunk lost down"),
    changed=words("change changed changes"),
    year_before=phrases("""
year over year; year on year; year - over - year; year - on - year; yoy; y / y; yearly growth; annual growth;
vs the year before; versus the year before; compared to the year before; compared with the year before;
vs the same month last year; against the year before; vs prior year; versus prior year; compared to prior year
"""),
    step_before=phrases("""
month over month; month on month; mom; quarter over quarter; quarter on quarter; qoq; week over week; wow;
month - over - month; quarter - over - quarter; monthly growth; quarterly growth; weekly growth; m / m; q / q;
compared to the month before; vs the month before; compared to the quarter before
"""),
    relative=phrases(
        "in percent; percentage; percent; growth rate; fastest; in %; relative; rate of growth; in relative terms"
    ),
    listing=phrases(
        "list; list all; list the; name; name all; name the; enumerate; show all; show me all; give me all"
    ),
    showing=phrases("show; show me; display; find; give me; which; what; list; get me"),
    existing=phrases("""
are there; do we have; do we sell; do you have; did we sell; exist; is there; do they have; have we got; does it have;
are in the file; are in the data; are in here; are listed; do we serve; do we operate in; are we selling; are covered
"""),
    distinct=words("distinct unique"),
    trend=phrases("""
over time; trend; trends; development; evolution; history of; progression; month by month; over the months;
over the years; develop; developed; developing; evolve; evolving; evolved; time series; through time; across time
"""),
    sizes=words("value size amount volume worth revenue sale sales"),
    events=words("order deal basket ticket transaction invoice cart booking purchase sale customer client check bill"),
    each_event=words("order deal basket transaction invoice booking purchase sale row single individual line record"),
    ratios=phrases("""
profit margin; profit margins; margin %; margin percent; margin percentage; profit ratio; margin rate; return on sales;
profit rate; profit percentage; net margin; operating margin
"""),
    when=words("when"),
    told_by={
        **dict.fromkeys(("oldest", "youngest"), "age"),
        **dict.fromkeys(("expensive", "priciest", "costliest", "dearest", "cheapest"), "price"),
        **dict.fromkeys(("heaviest", "lightest"), "weight"),
        **dict.fromkeys(("tallest", "shortest"), "height"),
        "longest": "duration",
        "fastest": "speed",
        "richest": "income",
    },
    averages=words("average mean typical avg"),
    steps={
        "daily": Frequency.DAY,
        "weekly": Frequency.WEEK,
        "monthly": Frequency.MONTH,
        "quarterly": Frequency.QUARTER,
        "yearly": Frequency.YEAR,
        "annual": Frequency.YEAR,
    },
)
