"""The day that counts as today in tests."""

from datetime import date

TODAY = date(2026, 1, 10)
