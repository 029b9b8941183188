"""`python -m workers.console` is the `threadcast` command."""

from workers.console.app import main

main()
