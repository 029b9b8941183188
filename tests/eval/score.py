"""How many plans are right: by set and language, by field, and how often a question back was due."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from automl.errors import ThreadcastError
from automl.plan import Understood
from tests.eval.sets import Planner, Question


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many were right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 1 of nothing."""
        return self.right / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.right:>4} of {self.of:>4}  {self.share:6.1%}"


@dataclass(slots=True)
class Score:
    """The tallies of a planner. asked_back: of the questions back, those that were due."""

    whole: dict[tuple[str, str], Tally] = field(default_factory=dict)
    fields: dict[str, Tally] = field(default_factory=dict)
    asked_back: Tally = field(default_factory=lambda: Tally(0, 0))
    wrong: dict[str, list[str]] = field(default_factory=dict)
    """The fields that are wrong, by the set and the id of the question."""


def score(planner: Planner, asked: Iterable[Question]) -> Score:
    """What a planner makes of questions. What it raises as an error in words counts as that error."""
    whole: Counter[tuple[str, str, bool]] = Counter()
    fields: Counter[tuple[str, bool]] = Counter()
    back: Counter[bool] = Counter()
    found = Score()
    for question in asked:
        understood = _planned(planner, question)
        verdicts = question.verdicts(understood)
        bad = [name for name, right in verdicts.items() if not right]
        whole[question.of, question.language, not bad] += 1
        fields.update(verdicts.items())
        if understood.clarify is not None:
            back[question.should_ask] += 1
        if bad:
            found.wrong[f"{question.of}: {question.id}"] = bad
    found.whole = {key: Tally(whole[*key, True], whole[*key, True] + whole[*key, False]) for key in _keys(whole)}
    found.fields = {name: Tally(fields[name, True], fields[name, True] + fields[name, False]) for name, _ in fields}
    found.asked_back = Tally(back[True], back.total())
    return found


def _planned(planner: Planner, question: Question) -> Understood:
    try:
        return planner(question)
    except ThreadcastError as error:
        return Understood(error=error.problem)


def _keys(whole: Mapping[tuple[str, str, bool], int]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((name, language) for name, language, _ in whole))


def told(found: Score) -> str:
    """The score as lines of text."""
    lines = ["Whole plans right"]
    lines += [f"  {name:<16}{language:<12}{tally}" for (name, language), tally in found.whole.items()]
    lines += ["", "By field, over all sets"]
    lines += [f"  {name:<28}{tally}" for name, tally in sorted(found.fields.items(), key=lambda each: -each[1].of)]
    return "\n".join([*lines, "", f"Questions back that were due  {found.asked_back}"])
