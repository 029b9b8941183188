"""From a table and a plan to series: which rows, which values, which groups, which steps."""
