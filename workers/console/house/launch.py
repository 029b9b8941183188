"""Starts a command that dies with its parent: `launch.py PARENT COMMAND…`. A script of its own, so that it starts fast.

Linux tells the child by a signal when the thread that started it has gone (prctl, PR_SET_PDEATHSIG); it stays in force
over exec.
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Tie this process to its parent and become the command."""
    parent, *command = sys.argv[1:]
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != int(parent):  # it died before the tie was made
        sys.exit(1)
    os.execv(command[0], command)  # noqa: S606  no shell is wanted


if __name__ == "__main__":
    main()
