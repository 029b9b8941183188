"""The text of the script that reproduces a forecast, in parts that `reports.script` puts together."""
