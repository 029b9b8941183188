"""What a forecast number counts."""

import re

from automl.expression import names_in
from automl.plan import Circumstances, Plan
from automl.result import Unit
from automl.table import Column, Kind, Table

_MONEY = re.compile(
    r"sales|revenue|turnover|bookings|amount|income|profit|margin|price|cost|cogs|spend|budget|mrr|arr|gmv|"
    r"umsatz|gewinn|erlös|kosten|ventas|ingresos|chiffre|ventes|receita|vendas",
    re.IGNORECASE,
)


def unit_of(plan: Plan, table: Table, circumstances: Circumstances) -> Unit:
    """The unit of what is forecast or looked up.

    Money is what carries currency marks, or is named so in a workspace's currency.
    """
    if plan.aggregation in ("count", "count_distinct"):
        return Unit("count", noun=noun_of(plan))
    columns = _sources(plan, table)
    marks = {code for column in columns for code in column.currencies}
    if marks or any(column.kind is Kind.MONEY for column in columns):
        return Unit("money", marks.pop() if len(marks) == 1 else circumstances.currency)
    if columns and all(column.kind is Kind.PERCENT for column in columns):
        return Unit("percent")
    if circumstances.currency and plan.target and _MONEY.search(plan.target):
        return Unit("money", circumstances.currency)
    return Unit("number")


def _sources(plan: Plan, table: Table) -> list[Column]:
    names = {column.name for column in table.columns}
    if plan.target in names:
        return [table.column(str(plan.target))]
    return [table.column(name) for name in names_in(plan.expression or "0") if name in names]


def noun_of(plan: Plan) -> str:
    if not plan.target:
        return "rows"
    words = re.sub(r"[\s_]*(id|no|number|nr|key|code)$", "", plan.target, flags=re.IGNORECASE).replace("_", " ").lower()
    return words if words.endswith("s") else f"{words}s"
