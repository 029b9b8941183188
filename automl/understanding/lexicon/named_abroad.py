"""What columns are called in files of other languages, by the family of words that means the same.

Singular, without accents; only words that mean nothing else in English.
"""

from automl.understanding.lexicon.written import words

NAMED_ABROAD = {
    "sales": words("""
umsatz umsatze absatz erlos erlose verkaufe verkauf ventas venta facturacion ingreso vendas venda faturamento receita
receitas vente chiffre recette recettes
"""),
    "quantity": words("menge stuck stuckzahl anzahl cantidad unidad unidade unidades quantidade quantite unite"),
    "profit": words(
        "gewinn ertrag marge beneficio ganancia utilidad margen lucro lucros margem benefice benefices resultat"
    ),
    "cost": words("kosten ausgaben coste costo costos gasto custo custos despesa cout couts depense"),
    "price": words("preis stuckpreis precio preco prix"),
    "discount": words("rabatt rabatte descuento desconto remise rabais"),
    "salary": words("gehalt lohn salario sueldo salaire"),
    "age": words("alter edad idade"),
    "order": words("bestellung auftrag pedido orden commande encomenda bestellnr auftragsnr"),
    "customer": words("kunde kunden kundin cliente kundennr kundenname"),
    "region": words("gebiet regione regiao zona"),
    "country": words("pais"),
    "state": words("bundesland bundesstaat estado etat"),
    "city": words("stadt ort ciudad cidade ville"),
    "store": words("filiale laden tienda sucursal loja magasin boutique"),
    "product": words("produkt artikel producto articulo produto produit"),
    "category": words("kategorie warengruppe categoria categorie"),
    "segment": words("segmento"),
    "channel": words("kanal canal"),
    "seller": words("verkaufer vertriebler vendedor vendeur"),
    "team": words("abteilung equipo equipe"),
    "gender": words("geschlecht sexo genero sexe"),
    "churn": words("kundigung abwanderung baja cancelamento resiliation"),
}
