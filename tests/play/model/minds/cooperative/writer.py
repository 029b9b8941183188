"""Writes about facts by their forms, as it is told: no number, name, direction or cause of its own."""

from itertools import cycle

from tests.play.model.asked import Asked
from tests.play.model.minds.facts import Brief, Fact, facts_in
from tests.play.model.replies import Reply, says

_MOST = 6
#: Few words before or after a statement, as models write them that were told to add no content; {} is the statement.
LEADS = {
    "en": (
        "For planning: {}",
        "Worth knowing: {}",
        "To keep in mind: {}",
        "For context: {}",
        "As for the range: {}",
        "What stands out: {}",
        "Please note: {}",
        "{} Good to know for your planning.",
        "Looking at the data: {}",
        "On the forecast: {}",
    ),
    "de": (
        "Für die Planung wichtig: {}",
        "Gut zu wissen: {}",
        "Zur Einordnung: {}",
        "Zur Spanne: {}",
        "Was auffällt: {}",
        "Bitte beachten: {}",
        "{} Das hilft bei der Planung.",
        "Ein Blick auf die Daten: {}",
    ),
    "es": (
        "Para la planificación: {}",
        "Conviene saber: {}",
        "Para tener en cuenta: {}",
        "Como contexto: {}",
        "Lo que destaca: {}",
        "{} Es útil para planificar.",
        "Sobre el pronóstico: {}",
    ),
    "fr": (
        "Pour la planification : {}",
        "Bon à savoir : {}",
        "À retenir : {}",
        "Pour situer : {}",
        "Ce qui ressort : {}",
        "{} C'est utile pour planifier.",
        "Au sujet de la prévision : {}",
    ),
    "pt": (
        "Para o planejamento: {}",
        "Vale saber: {}",
        "Para ter em mente: {}",
        "Como contexto: {}",
        "O que se destaca: {}",
        "{} Isso ajuda no planejamento.",
        "Sobre a previsão: {}",
    ),
}


def write(asked: Asked) -> Reply:
    """Up to six sentences: the first fact plainly, then others with a few words before every second one."""
    brief = facts_in(asked)
    return says(written(brief) if brief else {"language": "en", "sentences": []})


def written(brief: Brief) -> dict[str, object]:
    """The reply's JSON, in the language that was asked for, else in English."""
    language = brief.language.split("-")[0].split("_")[0].lower()
    language = language if language in LEADS else "en"
    told = [fact for fact in brief.facts if "statement" in fact.forms][:_MOST]
    leads = cycle(_turned(LEADS[language], len(brief.words)))
    return {
        "language": language,
        "sentences": [
            _statement(fact) if place % 2 == 0 else next(leads).format(_statement(fact))
            for place, fact in enumerate(told)
        ],
    }


def _turned(leads: tuple[str, ...], by: int) -> tuple[str, ...]:
    """Another lead first, so that over many briefs each is used; the same for the same brief."""
    start = by % len(leads)
    return leads[start:] + leads[:start]


def _statement(fact: Fact) -> str:
    return f"{{{fact.id}.statement}}"
