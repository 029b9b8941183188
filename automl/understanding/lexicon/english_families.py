"""English families of words for one thing: how people speak of columns that are called otherwise.

Words stand in the singular and in full; `SHORT_FORMS` says which full word an abbreviation stands for.
"""

from dataclasses import replace

from automl.understanding.lexicon.lexicon import Family
from automl.understanding.lexicon.named_abroad import NAMED_ABROAD
from automl.understanding.lexicon.written import words

_FAMILIES = (
    Family(
        "sales",
        words("sale revenue turnover booking billing mrr arr"),
        words("amount income total gmv takings sell selling"),
    ),
    Family("quantity", words("quantity unit piece volume"), words("item sold copy")),
    Family("profit", words("profit margin earning gain"), words("income ebit ebitda contribution surplus")),
    Family("cost", words("cost expense spend spending cogs expenditure"), words("charge fee outlay")),
    Family("price", words("price tariff"), words("cost rate fare"), mean=True),
    Family("discount", words("discount rebate markdown")),
    Family("tax", words("tax vat duty")),
    Family("budget", words("budget quota plan")),
    Family("rating", words("rating score satisfaction nps csat grade"), words("review quality"), mean=True),
    Family("rate", words("rate ratio percentage percent share proportion"), mean=True),
    Family("temperature", words("temperature"), mean=True),
    Family("humidity", words("humidity"), mean=True),
    Family("index", words("index"), mean=True),
    Family("age", words("age"), mean=True),
    Family("salary", words("salary wage pay compensation"), words("income"), mean=True),
    Family("headcount", words("headcount staff workforce"), words("employee")),
    Family("stock", words("inventory stock"), words("level")),
    Family("population", words("population inhabitant"), words("people")),
    Family("passenger", words("passenger traveler traveller rider flyer"), words("people guest")),
    Family("visit", words("visit session traffic pageview hit"), words("visitor click view")),
    Family("download", words("download install")),
    Family("subscription", words("subscription subscriber"), words("member user")),
    Family("weight", words("weight tonnage"), words("kg ton tonne")),
    Family("distance", words("distance mileage"), words("mile km kilometer")),
    Family("consumption", words("consumption usage demand load"), words("energy power electricity")),
    Family("production", words("production output"), words("yield")),
    Family("gdp", words("gdp")),
    Family("unemployment", words("unemployment"), mean=True),
    Family("inflation", words("inflation"), mean=True),
    Family("occupancy", words("occupancy utilization utilisation"), mean=True),
    Family("duration", words("duration"), words("minute hour time"), mean=True),
    Family("delay", words("delay lateness"), mean=True),
    Family("churn", words("churn attrition"), words("cancellation")),
    Family("order", words("order"), words("purchase transaction invoice"), measure=False),
    Family("customer", words("customer client buyer"), words("account consumer shopper guest patron"), measure=False),
    Family("region", words("region territory area"), words("zone district market"), measure=False),
    Family("country", words("country nation"), words("market"), measure=False),
    Family("state", words("state province"), measure=False),
    Family("postcode", words("postal zip postcode"), measure=False),
    Family("city", words("city town municipality"), words("location"), measure=False),
    Family("store", words("store shop branch outlet"), words("location site"), measure=False),
    Family("product", words("product item article sku"), words("good model"), measure=False),
    Family("category", words("category"), words("type class kind group department"), measure=False),
    Family("segment", words("segment"), words("group tier"), measure=False),
    Family("channel", words("channel source medium"), words("platform"), measure=False),
    Family("seller", words("salesperson seller rep representative"), words("agent owner manager"), measure=False),
    Family("team", words("team department division"), words("unit"), measure=False),
    Family("brand", words("brand label make"), words("manufacturer"), measure=False),
    Family("supplier", words("supplier vendor"), words("provider manufacturer"), measure=False),
    Family("industry", words("industry sector branch"), measure=False),
    Family("gender", words("gender sex"), measure=False),
    Family("payment", words("payment"), measure=False),
    Family("carrier", words("carrier shipper"), measure=False),
    Family("warehouse", words("warehouse depot"), measure=False),
    Family("ticket", words("ticket case incident"), words("issue complaint"), measure=False),
    Family("reservation", words("reservation booking"), words("stay"), measure=False),
    Family("shipment", words("shipment delivery consignment"), words("parcel package"), measure=False),
    Family("return", words("return refund"), measure=False),
    Family("deal", words("deal opportunity"), measure=False),
    Family("lead", words("lead prospect"), measure=False),
    Family("plan", words("plan tier package subscription"), measure=False),
    Family("property", words("hotel property resort"), measure=False),
)

FAMILIES = tuple(replace(each, abroad=NAMED_ABROAD.get(each.name, each.abroad)) for each in _FAMILIES)

SHORT_FORMS = {
    "qty": "quantity",
    "amt": "amount",
    "rev": "revenue",
    "avg": "average",
    "pct": "percent",
    "perc": "percent",
    "cust": "customer",
    "dept": "department",
    "cat": "category",
    "subcat": "subcategory",
    "prod": "product",
    "cnt": "count",
    "num": "number",
    "nbr": "number",
    "nr": "number",
    "temp": "temperature",
    "hum": "humidity",
    "yr": "year",
    "mnth": "month",
    "mgr": "manager",
    "loc": "location",
    "desc": "description",
    "tot": "total",
    "inv": "invoice",
    "disc": "discount",
    "vol": "volume",
    "dt": "date",
    "pax": "passenger",
    "regional": "region",
    "cancellation": "cancel",
    "canceled": "cancel",
    "cancelled": "cancel",
    "geography": "region",
    "men": "male",
    "women": "female",
}

QUALIFIERS = words(
    "product customer sale order item business company store shop overall client market sales shipping "
    "invoice transaction individual various main type name code"
)

VERBS_OF = {
    "sell": "sales",
    "sells": "sales",
    "selling": "sales",
    "book": "sales",
    "invoice": "sales",
    "bill": "sales",
    "earn": "profit",
    "earning": "profit",
    "spend": "cost",
    "lose": "profit",
    "losing": "profit",
    "lost": "profit",
    "loss": "profit",
    "losses": "profit",
    "profitable": "profit",
    "profitability": "profit",
    "cost": "cost",
    "consume": "consumption",
    "produce": "production",
}

_DOLLARS, _CROWNS = words("USD CAD AUD NZD SGD HKD $"), words("SEK NOK DKK CZK")
CURRENCIES = {
    **dict.fromkeys(("dollar", "dollars", "bucks", "$"), _DOLLARS),
    **dict.fromkeys(("euro", "euros", "€"), words("EUR €")),
    **dict.fromkeys(("pound", "pounds", "sterling", "quid", "£"), words("GBP £")),
    **dict.fromkeys(("franc", "francs"), words("CHF")),
    **dict.fromkeys(("yen", "¥"), words("JPY ¥")),
    **dict.fromkeys(("yuan", "renminbi", "rmb"), words("CNY ¥")),
    **dict.fromkeys(("rupee", "rupees", "₹"), words("INR ₹")),
    **dict.fromkeys(("krona", "kronor", "kroner", "krone", "koruna"), _CROWNS),
    **dict.fromkeys(("zloty", "zlotys"), words("PLN")),
    **dict.fromkeys(("peso", "pesos"), words("MXN")),
    **{
        code.lower(): frozenset((code,))
        for code in words("USD EUR GBP CHF JPY CNY INR CAD AUD NZD SEK NOK DKK PLN CZK MXN BRL")
    },
}
