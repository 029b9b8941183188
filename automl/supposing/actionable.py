"""Which columns a person can act on: a price, a plan, a channel; not who somebody is, where, or what has been.

A column is left out of the search for the smallest change when one of these holds:

- it is a date, an identifier or free text;
- it follows from other columns (a total of price and quantity), or hardly moves without one that is left out (what was
  paid in total and the years of a customer: a rank correlation of 0.8 and more);
- its name says who somebody is (age, gender, nationality, family), where (country, city, postcode), or what has
  already been (tenure, seniority, "previous", "since", "ever", days of the calendar, weather).
"""

import re
from collections.abc import Collection, Sequence

import pandas as pd

from automl.models.card import Feature
from automl.table import Kind

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
_WHO = (
    "age ages gender sex sexe birth born birthday dob race ethnicity ethnic nationality citizenship citizen religion "
    "marital married marriage single spouse widowed divorced relationship dependents dependent children child kids "
    "parents parch sibsp siblings family household disability disabled native language pregnant veteran senior "
    "seniorcitizen "
    "alter geschlecht geburt geburtsdatum familienstand kinder staatsangehörigkeit edad sexo nacimiento âge"
)
_WHERE = (
    "country region city town state province county district zip zipcode postcode postal plz address street "
    "latitude longitude lat lon lng location geography neighborhood neighbourhood land stadt ort pais ciudad ville pays"
)
_BEEN = (
    "tenure seniority since years joined created started founded first previous past prior history historical ever "
    "lifetime cumulative experience yr year month day weekday hour quarter week season date time timestamp weather "
    "temp temperature humidity windspeed holiday weekend id name number no nr row index seit jahr monat tag"
)
_TOGETHER = 0.8
_FIXED = frozenset(f"{_WHO} {_WHERE} {_BEEN}".split())


def movable(features: Sequence[Feature], following: Collection[str], reference: pd.DataFrame) -> list[Feature]:
    """The columns that a person could change. reference: rows of training, which say what hardly moves alone."""
    able = [each for each in features if can_act_on(each, following)]
    fixed = [each.name for each in features if each.kind.numeric and each not in able]
    if not fixed:
        return able
    return [each for each in able if not each.kind.numeric or not _bound(reference[each.name], reference[fixed])]


def _bound(values: pd.Series, others: pd.DataFrame) -> bool:
    """Whether a number hardly moves without one of the others."""
    ranks, own = others.astype("float64").rank(), values.astype("float64").rank()
    return bool((ranks.corrwith(own).abs() >= _TOGETHER).any())


def can_act_on(feature: Feature, following: Collection[str] = ()) -> bool:
    """Whether a person could change this column of a row. following: columns that follow from others."""
    if feature.kind in (Kind.DATE, Kind.ID, Kind.TEXT, Kind.PICTURE, Kind.EMPTY) or feature.name in following:
        return False
    words = {word.casefold() for word in _WORD.findall(_HUMPS.sub(" ", feature.name))}
    return _FIXED.isdisjoint(words | {feature.name.casefold()})
