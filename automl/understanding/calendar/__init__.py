"""The calendar: stretches of time found in words, and resolved to days in code."""
