"""How the models of an answer are called with the bare libraries, for the script that reproduces it."""

from collections.abc import Mapping
from dataclasses import dataclass

from automl.table import Frequency


@dataclass(frozen=True, slots=True)
class Maker:
    """One model of statsforecast. code: builds it from `seasons`, those that the history covers twice.

    imports: the classes that the code needs. longest: the most values it is fitted on, the newest.
    """

    code: str
    imports: tuple[str, ...]
    longest: int = 10_000
    logarithm: bool = False


_FIRST = "seasons[0] if seasons else 1"
_JUMPS = "stl_kwargs=dict.fromkeys(('trend_jump', 'low_pass_jump'), max(1, seasons[-1] // 10))"

STATISTICAL: Mapping[str, Maker] = {
    "AutoTheta": Maker(f"AutoTheta({_FIRST})", ("AutoTheta",), 600),
    "Theta": Maker(f"DynamicOptimizedTheta({_FIRST})", ("DynamicOptimizedTheta",), 600),
    "LongNaive": Maker("SeasonalNaive(seasons[-1] if seasons else 1)", ("SeasonalNaive",), 800),
    "STLTheta": Maker(
        f"MSTL(seasons, trend_forecaster=DynamicOptimizedTheta(), {_JUMPS}) if seasons else DynamicOptimizedTheta()",
        ("MSTL", "DynamicOptimizedTheta"),
        1500,
    ),
    "AutoETS": Maker(f"AutoETS({_FIRST})", ("AutoETS",), 500),
    "STLETS": Maker(
        f'MSTL(seasons, trend_forecaster=AutoETS(model="ZZN"), {_JUMPS}) if seasons else AutoETS(model="ZZN")',
        ("MSTL", "AutoETS"),
        1500,
    ),
    "PlainETS": Maker('AutoETS(model="ZZN")', ("AutoETS",), 500),
    "AutoARIMA": Maker(f"AutoARIMA(season_length={_FIRST})", ("AutoARIMA",), 250),
    "STLARIMA": Maker(
        f"MSTL(seasons, trend_forecaster=AutoARIMA(), {_JUMPS}) if seasons else AutoARIMA()",
        ("MSTL", "AutoARIMA"),
        1000,
    ),
    "PlainARIMA": Maker("AutoARIMA()", ("AutoARIMA",), 500),
    "LogARIMA": Maker(f"AutoARIMA(season_length={_FIRST})", ("AutoARIMA",), 250, logarithm=True),
    "SeasonalNaive": Maker(f"SeasonalNaive({_FIRST})", ("SeasonalNaive",)),
}
GLUON = frozenset({"RecursiveTabular", "DirectTabular", "Chronos", "Chronos2", "TemporalFusionTransformer", "TiDE"})
"""The models that are called through AutoGluon under these names."""
_LONGER: Mapping[tuple[Frequency, int], int] = {(Frequency.HOUR, 24): 168, (Frequency.DAY, 7): 365}


def seasons_of(season: int, frequency: Frequency) -> list[int]:
    """The season, and a longer one beside it where steps are short."""
    return [each for each in (season, _LONGER.get((frequency, season), 1)) if each > 1]


def spelt(name: str) -> str:
    """A model's name as this table has it; the seasonal naive guess goes by several."""
    return "SeasonalNaive" if name.lower().replace("_", "").replace(" ", "") == "seasonalnaive" else name
