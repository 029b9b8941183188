"""Work in one thread. A process in which OpenMP has started threads can't fork children that use them: they hang."""

import contextlib
from collections.abc import Iterator
from functools import cache

from threadpoolctl import ThreadpoolController

from automl.engines.quiet import quiet


@contextlib.contextmanager
def single_thread() -> Iterator[None]:
    """One thread for the models' libraries inside, in this Python thread; nothing printed."""
    with quiet(), _controller().limit(limits=1):
        yield


@cache
def load() -> None:
    """Load the models' libraries, which takes seconds, into this process."""
    with quiet():
        import xgboost  # noqa: F401, PLC0415
        from autogluon.common.utils import utils  # noqa: PLC0415
    # Asked at every save and load, it reads the metadata of all packages: half a second for what never changes.
    utils.get_package_versions = cache(utils.get_package_versions)


def warm() -> None:
    """Do once in this process what all that are forked from it would do for themselves, each for half a second."""
    _controller()
    from autogluon.common.utils import utils  # noqa: PLC0415

    utils.get_package_versions()


@cache
def _controller() -> ThreadpoolController:
    """It knows the libraries that are loaded when it is made: so all of them are."""
    load()
    return ThreadpoolController()
