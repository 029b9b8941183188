"""How a row is locked until its transaction ends."""

from typing import Any

LOCKED: dict[str, Any] = {"key_share": True}
"""For `with_for_update`. Nobody else changes the row meanwhile, but rows that name it may come and change.

PostgreSQL looks at the named row again where one transaction writes a row twice: under the stronger lock a worker who
took a job would wait for whoever withdraws its question, and they for the job.
"""
