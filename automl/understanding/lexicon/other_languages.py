"""Words by which a question in a language that is not understood is known. Without accents, as `plain` writes."""

from automl.understanding.lexicon.written import words

OTHERS = {
    "Italian": words("""
il lo gli della delle dei degli del di che e per con nel nella quanto quanti quale quali sono sara prossimo prossima
prossimi mese mesi anno vendite fatturato previsione prevedi perche come utile ricavi clienti entro fino
"""),
    "Dutch": words("""
het een van voor volgende volgend kwartaal maand jaar omzet verkoop hoeveel welke wat wordt worden voorspel
voorspelling winst waarom wij klanten zijn naar en met zonder tot komende
"""),
    "Polish": words("""
jaka jaki jakie ile bedzie beda sprzedaz przychod przychody prognoza nastepny nastepnym przyszlym kwartal kwartale
miesiac miesiacu rok roku zysk dlaczego klientow wedlug dla oraz bez
"""),
    "Swedish": words("""
och att det nasta kvartal manad ar forsaljning forsaljningen hur mycket vilken vilka blir prognos vinst varfor kunder
for utan per
"""),
}
ENGLISH_MARKS = words("""
the next will for by how what which forecast predict of and many this is are show me sales revenue quarter month year
""")
