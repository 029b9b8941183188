"""Words by which a question in a language that is not understood yet is known. Without accents, as `plain` writes."""

from automl.understanding.lexicon.written import words

OTHERS = {
    "French": words("""
le les des du une est quel quelle quels quelles pour prochain prochaine prochains trimestre mois annee ventes prevois
prevoir prevision previsions combien chiffre avec sera seront dans nous vendre pourquoi semaine affaires clients par
"""),
    "German": words("""
der das und ist wie viel viele im nachsten nachstes nachste nachster quartal monat jahr woche umsatz fur wird werden
welche welcher je den dem vorhersage prognose bitte verkaufe gewinn warum wir ein eine nach kunden sagen
"""),
    "Spanish": words("""
el los las del proximo proxima proximos trimestre mes ano ventas para cual cuales cuantos cuantas cuanto sera seran
pronostica pronostico prediccion por que una semana clientes ingresos vamos predecir como
"""),
}
ENGLISH_MARKS = words("""
the next will for by how what which forecast predict of and many this is are show me sales revenue quarter month year
""")
