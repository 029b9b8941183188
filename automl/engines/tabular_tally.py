"""How models that are tried are counted, in words that people see while they wait."""

from dataclasses import dataclass

from automl.engine import Progress


@dataclass(frozen=True, slots=True)
class Tally:
    """before: models that were tried by another engine. count: of all that will be tried."""

    before: int
    count: int

    def told(self, place: int, best: str | None = None) -> Progress:
        """place: of the one in hand, among those of this engine. best: what the best so far is called."""
        words = f"Comparing models: {self.before + place + 1} of {self.count}"
        said = words if best is None else f"{words}, best so far {best}"
        return Progress(said, (self.before + place) / self.count)
