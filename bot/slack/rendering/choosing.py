"""A question with choices: buttons where they are few and short, a select where they are not."""

from collections.abc import Sequence

from bot.platform import Json
from bot.slack.controls import Control
from bot.slack.rendering import limits
from bot.slack.rendering.blocks import actions, button, context, option, section, select
from bot.slack.rendering.escaping import marked, short
from reports.reply import Choices, Option

MOST_BUTTONS = 8
_IN_BUTTONS = 400
"""Characters of all labels together from which a select reads better."""


def choosing(choices: Choices, place: int, row: str, most: int) -> list[Json]:
    """The blocks of a question with its choices.

    place: of the part in its reply. row: the outbox row's id. most: options that are offered.
    """
    offered = choices.options[:most]
    seen = [each for each in offered[: max(0, len(choices.options) - choices.folded)] if each.label]
    folded = offered[len(seen) :]
    asked = _asked(choices, len(offered))
    blocks = [context(asked) if choices.quiet else section(asked)]
    about = Control("choose", row, place)
    if not _as_buttons(seen):
        return [*blocks, *_numbered(seen), actions([_select("Choose", offered, 0, about)], about.value)]
    controls = [_button(each, place, number, row) for number, each in enumerate(seen)]
    more = [_select("More" if seen else "Show how", folded, len(seen), about)] if folded else []
    return [*blocks, actions([*controls, *more], about.value if more else "")] if controls or more else blocks


def chosen(choices: Choices, label: str, person: str | None) -> list[Json]:
    """The question once it was answered. person: who chose, by Slack's id, where it should be said."""
    who = f" <@{person}>" if person and person.isalnum() else ""
    return [context(f"{marked(short(choices.question, limits.FIELD // 2))}\n✓{who} {marked(short(label, 500))}")]


def _asked(choices: Choices, offered: int) -> str:
    question = marked(short(choices.question, limits.SECTION // 2))
    left = len(choices.options) - offered
    return f"{question}\nShowing {offered} of {len(choices.options)}." if left else question


def _as_buttons(options: Sequence[Option]) -> bool:
    labels = [each.label for each in options]
    return (
        len(labels) <= MOST_BUTTONS
        and all(len(label) <= limits.BUTTON for label in labels)
        and sum(map(len, labels)) <= _IN_BUTTONS
    )


def _numbered(options: Sequence[Option]) -> list[Json]:
    """The labels in full, where some are longer than a control shows."""
    if all(len(each.label) <= limits.OPTION for each in options):
        return []
    lines = [f"{number}. {marked(short(each.label, 300))}" for number, each in enumerate(options, start=1)]
    return [section("\n".join(lines))]


def _button(chosen: Option, place: int, number: int, row: str) -> Json:
    control = Control("choose", row, place, number)
    return button(chosen.label, control.action_id, control.value)


def _select(placeholder: str, options: Sequence[Option], first: int, about: Control) -> Json:
    """A list whose options carry their places alone, so that many fit; what they are of names the row of controls."""
    named = [(number, each.label) for number, each in enumerate(options, start=first)]
    long = any(len(label) > limits.OPTION for _, label in named)
    made = [option(f"{number + 1}. {label}" if long else label, str(number)) for number, label in named]
    return select(placeholder, about.action_id, made)
