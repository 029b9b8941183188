"""What a job leaves beside its results, models and scored lists, as one packed file beside them in the store."""

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from automl.models.folder import CARD, MODEL
from ledger.tables import Model
from workers.wiring import Wired

_FASTEST = 1


def left_key(result_key: str) -> str:
    """Where what was left beside a result lies."""
    return f"{result_key.removesuffix('.json')}.zip"


def pack(folder: Path, target: Path) -> bool:
    """Pack all files of a folder into one, whole or not at all. False where there are none."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        return False
    part = target.with_suffix(".part")
    with ZipFile(part, "w", ZIP_DEFLATED, compresslevel=_FASTEST) as packed:
        for path in files:
            packed.write(path, path.relative_to(folder).as_posix())
    part.replace(target)
    return True


def unpack(wired: Wired, result_key: str, folder: Path) -> dict[int, dict[str, Any]]:
    """Lay what was left into a folder, without the models; the models' cards, by the place of their plans."""
    key, cards = left_key(result_key), dict[int, dict[str, Any]]()
    if not wired.files.exists(key):
        return cards
    with wired.files.local(key) as path, ZipFile(path) as packed:
        for name in packed.namelist():
            place, _, rest = name.partition("/")
            if rest == f"{MODEL}/{CARD}":
                cards[int(place)] = json.loads(packed.read(name))
            elif not rest.startswith(f"{MODEL}/"):
                packed.extract(name, folder)
    return cards


def model_folder(wired: Wired, model: Model) -> Path | None:
    """A model's folder on this machine, unpacked when it is first used; None where the model is gone."""
    folder = wired.scratch / f"model-{model.id}"
    if not folder.exists() and not _unpacked(wired, model, folder):
        return None
    with suppress(FileNotFoundError):
        os.utime(folder)  # what is used stays; the sweep removes what was not for an hour
    return folder


def _unpacked(wired: Wired, model: Model, folder: Path) -> bool:
    inside = f"{model.place}/{MODEL}/"
    if not wired.files.exists(model.key):
        return False
    with TemporaryDirectory(prefix="model-", dir=wired.scratch) as part:
        with wired.files.local(model.key) as path, ZipFile(path) as packed:
            packed.extractall(part, [name for name in packed.namelist() if name.startswith(inside)])
        with suppress(OSError):  # another process was first: its folder is the same
            (Path(part) / inside).rename(folder)
    return folder.exists()


def copied(wired: Wired, source: str, target: str) -> None:
    """Copy what was left beside one result to beside another."""
    if not wired.files.exists(left_key(source)):
        return
    with wired.files.local(left_key(source)) as path, TemporaryDirectory(prefix="left-", dir=wired.scratch) as folder:
        part = Path(folder) / "left.zip"
        shutil.copyfile(path, part)
        wired.files.put(left_key(target), part)
