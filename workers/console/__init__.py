"""The `threadcast` command."""
