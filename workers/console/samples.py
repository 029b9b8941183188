"""The made-up files to try things with, each with what may be asked of it first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workers.console.sample import write_frame, write_sample
from workers.console.sample_customers import sample_customers
from workers.console.sample_deals import sample_deals


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up file. name: of the file and, without its ending, of its thread in the demo. question: to begin with."""

    name: str
    question: str
    write: Callable[[Path, date], Path]


SALES = Sample("sample_sales.csv", "predict next quarter by region", write_sample)
CUSTOMERS = Sample(
    "sample_customers.csv", "who will churn? quickly", lambda path, _: write_frame(sample_customers(), path)
)
DEALS = Sample(
    "sample_deals.csv",
    "what will our pipeline bring this quarter?",
    lambda path, today: write_frame(sample_deals(today), path),
)
SAMPLES = (SALES, CUSTOMERS, DEALS)


def write_samples(folder: Path, today: date) -> list[Path]:
    """Write every sample into `folder`, as of `today`."""
    return [sample.write(folder / sample.name, today) for sample in SAMPLES]
