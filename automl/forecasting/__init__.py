"""Forecasting of panels: backtests, the choice of a model, calibrated ranges, totals that add up."""

from automl.forecasting.forecast import forecast_panel
from automl.forecasting.result import TOTAL, PanelForecast

__all__ = ["TOTAL", "PanelForecast", "forecast_panel"]
