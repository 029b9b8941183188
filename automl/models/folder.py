"""What lies in a model's folder, under which names."""

MODEL = "model"
"""The folder itself, in what a capability leaves."""
CARD = "card.json"
