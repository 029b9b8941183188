"""Trainings: each in a process that can be killed, with a bound on memory and time."""
