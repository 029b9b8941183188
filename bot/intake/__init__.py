"""Intake: what arrived is fetched and made ready to be planned."""
