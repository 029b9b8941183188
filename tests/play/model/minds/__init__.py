"""The minds by name. Each entry makes a mind from what stands behind the colon in a model's name."""

from collections.abc import Callable

from .adversary import adversary
from .cooperative import cooperative
from .mind import Mind
from .obedient import obedient
from .plain import echo, empty, refusing

MINDS: dict[str, Callable[[str], Mind]] = {
    "cooperative": lambda _: cooperative(),
    "adversary": adversary,
    "obedient": lambda _: obedient,
    "echo": lambda _: echo,
    "refusing": refusing,
    "empty": empty,
}

__all__ = ["MINDS", "Mind"]
