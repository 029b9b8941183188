from datetime import date

import pytest

from automl.errors import UnderstandingError
from automl.understanding.calendar.labels import label
from automl.understanding.calendar.moment import Moment
from automl.understanding.calendar.phrases import frequency, phrases
from automl.understanding.calendar.resolve import resolve
from automl.understanding.calendar.spoken import Role
from automl.understanding.lexicon import ENGLISH
from automl.understanding.words import cut

HISTORICAL = Moment(date(2022, 9, 30), live=False, today=date(2026, 11, 21))
LIVE = Moment(date(2026, 10, 31), live=True, today=date(2026, 11, 21))
FISCAL = Moment(date(2026, 10, 31), live=True, today=date(2026, 11, 21), fiscal_start=2)


def heard(words: str, moment: Moment) -> str:
    _, free = frequency(cut(words), ENGLISH)
    found, _ = phrases(free, ENGLISH)
    stretch = resolve(found[0].spoken, moment)
    return label(stretch.start, stretch.end, moment.fiscal_start)


@pytest.mark.parametrize(
    ("words", "historical", "live"),
    [
        ("next quarter", "Q4 2022", "Q1 2027"),
        ("the coming quarter", "Q4 2022", "Q1 2027"),
        ("next month", "October 2022", "December 2026"),
        ("the next 9 months", "October 2022 to June 2023", "December 2026 to August 2027"),
        ("next two quarters", "October 2022 to March 2023", "H1 2027"),
        ("next year", "2023", "2027"),
        ("next 10 weeks", "1 October to 9 December 2022", "23 November 2026 to 31 January 2027"),
        ("next 14 days", "1 to 14 October 2022", "22 November to 5 December 2026"),
        ("tomorrow", "1 October 2022", "22 November 2026"),
        ("this quarter", "Q4 2022", "Q4 2026"),
        ("rest of the year", "Q4 2022", "November to December 2026"),
        ("rest of the month", "October 2022", "November 2026"),
        ("Q1", "Q1 2023", "Q1 2027"),
        ("Q4", "Q4 2022", "Q4 2026"),
        ("in March", "March 2023", "March 2027"),
        ("in November", "November 2022", "November 2026"),
        ("H1", "H1 2023", "H1 2027"),
        ("H2 2026", "H2 2026", "H2 2026"),
        ("in the first quarter of 1968", "Q1 1968", "Q1 1968"),
        ("the first three months of 2021", "Q1 2021", "Q1 2021"),
        ("from March to June 2023", "March to June 2023", "March to June 2023"),
        ("November to February", "November 2022 to February 2023", "November 2026 to February 2027"),
        ("March next year", "March 2023", "March 2027"),
        ("Q1'23", "Q1 2023", "Q1 2023"),
        ("2023-03", "March 2023", "March 2023"),
        ("Jan-Mar 2023", "Q1 2023", "Q1 2023"),
        ("5 March 2023", "5 March 2023", "5 March 2023"),
        ("March 5, 2023", "5 March 2023", "5 March 2023"),
        ("the last 3 months of 2023", "Q4 2023", "Q4 2023"),
        ("the next fortnight", "1 to 14 October 2022", "23 November to 6 December 2026"),
        ("next weekend", "1 to 2 October 2022", "28 to 29 November 2026"),
        ("12-month forecast", "October 2022 to September 2023", "December 2026 to November 2027"),
    ],
)
def test_words_of_time_are_days(words: str, historical: str, live: str) -> None:
    assert heard(words, HISTORICAL) == historical
    assert heard(words, LIVE) == live


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("next quarter", "Q1 FY28, February to April 2027"),
        ("this quarter", "Q4 FY27, November 2026 to January 2027"),
        ("Q1 FY27", "Q1 FY27, February to April 2026"),
        ("Q1FY27", "Q1 FY27, February to April 2026"),
        ("FY2018", "FY18, February 2017 to January 2018"),
        ("next fiscal year", "FY28, February 2027 to January 2028"),
        ("next year", "FY28, February 2027 to January 2028"),
        ("the next calendar year", "January to December 2027"),
        ("the rest of the year", "Q4 FY27, November 2026 to January 2027"),
        ("March 2027", "March 2027"),
        ("in 2027", "January to December 2027"),
        ("H1 next year", "H1 FY28, February to July 2027"),
    ],
)
def test_fiscal_periods_go_by_both_names(words: str, expected: str) -> None:
    assert heard(words, FISCAL) == expected


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("until the end of 2023", Role.UNTIL),
        ("through December", Role.UNTIL),
        ("since 2020", Role.SINCE),
        ("from 2020 onwards", Role.SINCE),
        ("based on the last two years", Role.BASIS),
        ("using only data from 2021", Role.BASIS),
        ("excluding 2020", Role.LEFT_OUT),
        ("compared to last year", Role.COMPARED),
        ("in 2023", Role.PERIOD),
    ],
)
def test_a_stretch_of_time_has_its_role(words: str, role: Role) -> None:
    found, _ = phrases(cut(words), ENGLISH)
    assert [phrase.role for phrase in found] == [role]


@pytest.mark.parametrize("words", ["orders over 2000", "may we see the numbers", "top 10", "item 1234"])
def test_not_every_number_is_a_date(words: str) -> None:
    assert phrases(cut(words), ENGLISH)[0] == ()


def test_a_day_that_does_not_exist_is_said() -> None:
    with pytest.raises(UnderstandingError):
        heard("31 February 2023", HISTORICAL)
