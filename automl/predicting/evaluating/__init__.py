"""How good predictions of rows never seen are."""
