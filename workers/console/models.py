"""Where the models of earlier answers lie: by path, or by the id that an answer gave."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from automl.models.folder import CARD, folder_at
from automl.predicting.result import PredictResult
from automl.stored.results import Result
from ledger.settings import Settings

INDEX = "models.jsonl"
"""In the data folder: a line for each model that an answer left, with its id and its folder."""
_DEPTHS = ("*", "*/*", "*/*/*")


def remembered(result: Result, out: Path, settings: Settings) -> Result:
    """The result with the whole path of the model that it left, which is noted so that its id is found again."""
    if not isinstance(result, PredictResult) or not result.model.path:
        return result
    folder = (out / result.model.path).resolve()
    settings.data.mkdir(parents=True, exist_ok=True)
    with (settings.data / INDEX).open("a", encoding="utf-8") as index:
        index.write(f"{json.dumps({'id': result.model.id, 'folder': str(folder)})}\n")
    return replace(result, model=replace(result.model, path=str(folder)))


def folder_of(model: str, settings: Settings, beside: Path | None = None) -> Path | None:
    """The folder of a model: the path itself, or where the model of an id lies; None where there is none.

    beside: a further folder to look in.
    """
    if (meant := folder_at(Path(model))) is not None:
        return meant
    noted = _noted(settings).get(model)
    if noted is not None and (noted / CARD).is_file():
        return noted
    roots = [settings.data, *([beside] if beside is not None else [])]
    return next((folder for root in roots for folder in _folders(root) if _id(folder) == model), None)


def _noted(settings: Settings) -> Mapping[str, Path]:
    index = settings.data / INDEX
    noted = {}
    if index.is_file():
        for line in index.read_text(encoding="utf-8").splitlines():
            with suppress(ValueError, KeyError, TypeError):
                entry = json.loads(line)
                noted[str(entry["id"])] = Path(entry["folder"])
    return noted


def _folders(root: Path) -> Iterator[Path]:
    for depth in _DEPTHS:
        yield from (card.parent for card in root.glob(f"{depth}/{CARD}"))


def _id(folder: Path) -> str | None:
    with suppress(OSError, ValueError, AttributeError):
        told = json.loads((folder / CARD).read_text(encoding="utf-8")).get("id")
        return str(told) if told else None
    return None
