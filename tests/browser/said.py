"""What Threadcast says in these tests: a plan, an answer with a chart, a question with choices."""

from pathlib import Path

from reports.house_style import card, finish
from reports.reply import (
    Chart,
    Choices,
    Field,
    FilePart,
    Footnote,
    Form,
    Option,
    Paragraph,
    Part,
    TablePart,
)
from tests.browser.chat import Chat

HEADLINE = "Sales, Q1 2027: $639K, likely between $535K and $735K, 3% above the same quarter a year earlier."
ROWS = (
    ("West", "$268,842", "$225,656 to $309,481", "-2%"),
    ("East", "$192,462", "$143,898 to $237,511", "+18%"),
    ("Central", "$100,727", "$78,191 to $123,156", "about the same"),
    ("South", "$76,774", "$59,255 to $94,537", "-2%"),
    ("Total", "$638,805", "$534,756 to $735,335", "+3%"),
)
CHOICES = Choices(
    "What would you like to know?",
    (
        Option("Forecast Sales for the next quarter", "Forecast Sales for the next quarter"),
        Option("What’s in this file?", "What’s in this file?"),
    ),
)
FORM = Form(
    "Change the plan",
    (
        Field("target", "What to forecast", "select", "Sales", (Option("Sales", "Sales"), Option("Profit", "Profit"))),
        Field(
            "groups", "Split by", "several", ("Region",), (Option("Region", "Region"), Option("Category", "Category"))
        ),
        Field("period", "Period", "text", "Q1 2027"),
    ),
    "Use these",
)
PLAN = (
    Paragraph("Forecast total Sales by Region for Q1 2027, by month."),
    Footnote("Dates come from Order Date. November 2026 is not complete and is left out."),
    FORM,
)


def picture(folder: Path) -> Path:
    """A chart's PNG, drawn in the house style."""
    figure, axes = card("Sales, Q1 2027: $639K", "Likely between $535K and $735K. Shown by month.")
    axes.plot(range(12), [258, 301, 141, 130, 199, 196, 227, 189, 161, 208, 249, 192])
    path = folder / "sales_forecast.png"
    path.write_bytes(finish(figure, axes))
    return path


def forecast(chat: Chat, question: str, chart: Path) -> tuple[Part, ...]:
    """The parts of a whole answer."""
    months = ({"series": "history", "period": "2026-10", "value": 265362.79},)
    ahead = ({"series": "forecast", "period": "2027-03", "value": 259836.0, "p10": 207851.0, "p90": 314446.0},)
    path = Path(chat.key(question, chart.name))
    return (
        Paragraph(HEADLINE),
        Paragraph("Over the last 25 months this method missed by 10% on average; copying last year missed by 11%."),
        Chart(path, "Sales, Q1 2027: $639K", "Line chart of Sales by month, ending at $259,836.", (*months, *ahead)),
        TablePart(
            "Sales by Region, Q1 2027", ("Region", "Forecast", "Likely range", "Vs. a year earlier"), ROWS, len(ROWS)
        ),
        FilePart(
            "workbook", Path(chat.key(question, "sales.xlsx")), "Workbook: forecast, groups and history", bytes=48_640
        ),
        FilePart("script", Path(chat.key(question, "sales.py")), "Python script that reproduces the forecast"),
        Footnote("The forecast rests on 58 months of history (Jan 1, 2022 – Oct 31, 2026)."),
    )
