"""Forecasting of panels: backtests, the choice of a model, calibrated ranges, totals that add up."""
