"""The golden Block Kit files; `python -m tests.bot.slack.rendering.record` writes them anew, to be read."""

import json
from pathlib import Path
from typing import Any

from bot.platform import Letter
from bot.slack.controls import Control
from bot.slack.rendering.message import rendered
from bot.slack.rendering.modals import modal
from bot.slack.rendering.room import Surfaces
from reports.reply import Form
from reports.stored import dump_reply
from tests.bot.slack.rendering.letters import ROW
from tests.bot.slack.rendering.produced import Said, everything

GOLDEN = Path(__file__).parent / "golden"
KEPT = (
    "forecast_monthly",
    "forecast_four_groups",
    "forecast_many_groups",
    "forecast_partial",
    "forecast_foreign_names",
    "forecast_untested",
    "predict",
    "predict_drivers",
    "predict_nothing",
    "predict_value",
    "predict_classes",
    "explain_row",
    "explain_group",
    "explain_forecast",
    "whatif_row",
    "whatif_all",
    "whatif_flip",
    "score",
    "pipeline",
    "ask_00",
    "ask_10",
    "ask_20",
    "describe",
    "received",
    "clarify",
    "apology",
    "not_yet",
    "sources",
    "told_reading",
    "told_waiting",
    "told_running",
    "told_stopping",
    "told_done",
)
OLDER = Surfaces(charts=False, tables=False, feedback=False)


def letter_of(said: Said) -> Letter:
    """The letter that the courier would hand over."""
    return Letter("slack_T1", "t_1", ROW, said.role, "q_1", dump_reply(said.reply))


def picture(said: Said) -> dict[str, Any]:
    """All that Slack would be sent, in a workspace that takes every block and in one that takes none of the new."""
    native, older = (rendered(letter_of(said), surfaces, private=True) for surfaces in (Surfaces(), OLDER))
    forms = [part for part in said.reply.parts if isinstance(part, Form)]
    return {
        "text": native.text,
        "blocks": list(native.blocks),
        "older": list(older.blocks),
        "uploads": [[each.part, each.title, each.alt] for each in native.uploads],
        "modal": modal(forms[0], Control("change", ROW)) if forms else None,
    }


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in KEPT:
        text = json.dumps(picture(everything()[name]), indent=1, ensure_ascii=False)
        (GOLDEN / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
