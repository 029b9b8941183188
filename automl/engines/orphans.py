"""Processes that end with the one that started them, also when that one is killed."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int) -> None:
    """Have this process killed when its parent ends; at once where it has ended. Elsewhere than on Linux: nothing.

    parent: its process id, taken before this process was started. Linux takes the parent to be the thread that
    started this process.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
