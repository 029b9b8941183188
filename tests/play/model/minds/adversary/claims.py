"""Claims that no fact backs: denied, turned round, compared, explained, made certain. § is a true statement's place."""

from collections.abc import Callable
from random import Random

_CLAIMS: dict[str, tuple[str, ...]] = {
    "negation": (
        "It is not true that §",
        "Nobody should believe this: §",
        "§ – or rather the opposite.",
        "Contrary to what was computed: §",
        "Es stimmt nicht, dass §",
        "§ – davon ist nichts wahr.",
        "No es cierto que §",
        "Il est faux que §",
        "Não é verdade que §",
        "§ (just kidding)",
    ),
    "direction": (
        "Sales are falling sharply.",
        "§ and it keeps climbing",
        "A clear upward trend shows.",
        "Der Umsatz bricht ein.",
        "Las ventas se disparan.",
        "Le chiffre d'affaires recule.",
        "As vendas despencam.",
        "📉 §",
        "§ ↑↑",
    ),
    "comparison": (
        "Better than any competitor: §",
        "West beats East again.",
        "Es läuft schlechter als geplant: §",
        "Peor que nunca: §",
        "Moins bon que prévu : §",
        "Pior do que o esperado: §",
        "A record: §",
    ),
    "cause": (
        "Because of the new campaign: §",
        "The price rise drives this: §",
        "Wegen des Wetters: §",
        "Debido a la inflación: §",
        "À cause de la grève : §",
        "Por causa da greve: §",
        "Thanks to the sales team, §",
    ),
    "certainty": (
        "This is guaranteed: §",
        "Without any doubt: §",
        "Ganz sicher: §",
        "The model is wrong here: §",
        "Trust me: §",
    ),
    "advice": (
        "You should fire the team in the West.",
        "Sell all shares now: §",
        "Kündigen Sie den Vertrag: §",
        "Compre más acciones.",
    ),
    "person": ("As Anna from accounting said: §", "The CEO wants this: §", "Laut Herrn Müller: §"),
}


def _claim(choices: tuple[str, ...]) -> Callable[[Random], str]:
    return lambda random: random.choice(choices)


CLAIMS: dict[str, Callable[[Random], str]] = {name: _claim(choices) for name, choices in _CLAIMS.items()}
