"""How answers of a character travel, by the part of its name."""

from collections.abc import Callable
from dataclasses import replace

from tests.play.model.deliveries import Delivery, page
from tests.play.model.refusals import failing, out_of_quota

_MEGABYTE = 1 << 20
_MUCH = 50
_AGES = 60.0


def _status(status: int) -> Callable[[Delivery, str], Delivery]:
    return lambda so_far, given: replace(so_far, error=failing(status, int(given) if given else None))


TROUBLES: dict[str, Callable[[Delivery, str], Delivery]] = {
    "slow": lambda so_far, given: replace(so_far, wait=float(given or _AGES)),
    "dribbling": lambda so_far, given: replace(so_far, dribble=float(given or 0.1)),
    "waiting": lambda so_far, given: replace(so_far, keep_alive=float(given or _AGES)),
    "down": lambda so_far, _: replace(so_far, reset="before"),
    "cut": lambda so_far, _: replace(so_far, reset="inside"),
    "babbling": lambda so_far, _: replace(so_far, endless=True),
    "huge": lambda so_far, given: replace(so_far, padding=int(given or _MUCH) * _MEGABYTE),
    "html": lambda _, given: page(int(given or 200)),
    "quota": lambda so_far, _: replace(so_far, error=out_of_quota()),
    "429": lambda so_far, given: replace(so_far, error=failing(429, int(given or 1))),
    **{str(status): _status(status) for status in (401, 403, 404, 500, 502, 503)},
}
