"""Writes about facts by their forms, as it is told: no number, name, direction or cause of its own."""

from itertools import cycle

from tests.play.model.asked import Asked
from tests.play.model.minds.facts import Brief, Fact, facts_in
from tests.play.model.replies import Reply, says

_MOST = 6
LEADS = {
    "en": ("For planning: {}", "Worth knowing: {}", "To keep in mind: {}", "For context: {}", "As for the range: {}"),
    "de": ("Für die Planung wichtig: {}", "Gut zu wissen: {}", "Zur Einordnung: {}", "Zur Spanne: {}"),
    "es": ("Para la planificación: {}", "Conviene saber: {}", "Para tener en cuenta: {}", "Como contexto: {}"),
    "fr": ("Pour la planification : {}", "Bon à savoir : {}", "À retenir : {}", "Pour situer : {}"),
    "pt": ("Para o planejamento: {}", "Vale saber: {}", "Para ter em mente: {}", "Como contexto: {}"),
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
    leads = cycle(LEADS[language])
    return {
        "language": language,
        "sentences": [
            _statement(fact) if place % 2 == 0 else next(leads).format(_statement(fact))
            for place, fact in enumerate(told)
        ],
    }


def _statement(fact: Fact) -> str:
    return f"{{{fact.id}.statement}}"
