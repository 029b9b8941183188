"""A letter as one message: its blocks, the words that stand in for them, and the files that go along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.platform import Json, Letter
from bot.slack.controls import Control
from bot.slack.rendering import limits
from bot.slack.rendering.answers import Chosen, Setting, answer, is_result
from bot.slack.rendering.blocks import actions, button, context, plain_text
from bot.slack.rendering.escaping import marked, short, unmarked
from bot.slack.rendering.fitting import fitting
from bot.slack.rendering.room import ROOMS, Surfaces
from bot.slack.rendering.signing import signatures
from bot.slack.rendering.told import told
from bot.slack.rendering.wording import before_all, notice
from bot.slack.rendering.working import changing
from ledger.repositories.outbox import is_planned, plan_of
from reports.reply import Chart, Details, FilePart, Part
from reports.stored import load_reply

_REST = "The rest is in the workbook."


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes along. part: its name in the answer. key: where the file store holds it. alt: of a picture."""

    part: str
    key: str
    title: str
    alt: str | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message within Slack's limits. text: stands in for the blocks, escaped."""

    text: str
    blocks: Sequence[Json]
    uploads: Sequence[Upload]


def rendered(letter: Letter, surfaces: Surfaces, *, private: bool = False) -> Rendered:
    """The message of a letter. private: it goes to one person, who may share it with a channel.

    Of a part that was answered the stored reply may tell what was chosen: {"kind": "choices", …, "chosen": {"label",
    "person"}}; then that is shown in place of the controls. "before" beside the parts is a sentence that comes first,
    such as why the message stands here. ValidationError where the reply is none.
    """
    parts = load_reply(letter.reply).parts
    done, who = _chosen(letter.reply["parts"]), signatures(letter.reply["parts"])
    before = [context(marked(said))] if (said := before_all(letter.reply)) else []
    rest = _REST if _has_workbook(parts) else ""
    for room in ROOMS:
        setting = Setting(letter.key, surfaces, room, done, who, rest, is_planned(letter.reply))
        blocks = [*before, *_blocks(letter, parts, setting, private=private)]
        if limits.fit(blocks):
            return Rendered(notice(letter), blocks, _uploads(letter, parts))
    return Rendered(notice(letter), fitting(blocks), _uploads(letter, parts))


def _blocks(letter: Letter, parts: Sequence[Part], setting: Setting, *, private: bool) -> list[Json]:
    if letter.role == "told":
        return told(parts, letter.key, setting.room, setting.who)
    blocks = answer(parts, setting)
    return [
        *blocks,
        *(_afterwards(letter, parts, setting.surfaces, private=private) if _judged(letter, parts) else []),
    ]


def _judged(letter: Letter, parts: Sequence[Part]) -> bool:
    return letter.role == "answer" and is_result(parts)


def _afterwards(letter: Letter, parts: Sequence[Part], surfaces: Surfaces, *, private: bool) -> list[Json]:
    """What can be done with an answer: reading how it came about, changing its plan, sharing and judging it."""
    row, plan = letter.key, plan_of(letter.reply)
    share, good, bad = Control("share", row), Control("good", row), Control("bad", row)
    done = [_how(part, place, row) for place, part in enumerate(parts) if isinstance(part, Details)]
    done += [changing(Control("change", plan))] if plan else []
    done += [button("Share with a channel", share.action_id, share.value)] if private else []
    if not surfaces.feedback:
        helped = button("This helped", good.action_id, good.value)
        return [actions([*done, helped, button("This did not help", bad.action_id, bad.value)])]
    element = {
        "type": "feedback_buttons",
        "action_id": good.action_id,
        "positive_button": _verdict("👍", "This helped", good),
        "negative_button": _verdict("👎", "This did not help", bad),
    }
    return [*([actions(done)] if done else []), {"type": "context_actions", "elements": [element]}]


def _how(details: Details, place: int, row: str) -> Json:
    how = Control("how", row, place)
    return button(details.title, how.action_id, how.value)


def _verdict(sign: str, label: str, control: Control) -> Json:
    return {"text": plain_text(sign, limits.BUTTON), "value": control.value, "accessibility_label": label}


def _chosen(parts: Sequence[Mapping[str, Json]]) -> dict[int, Chosen]:
    found = {place: part.get("chosen") for place, part in enumerate(parts)}
    return {place: Chosen(str(each["label"]), each.get("person")) for place, each in found.items() if each}


def _has_workbook(parts: Sequence[Part]) -> bool:
    return any(isinstance(part, FilePart) and part.role == "workbook" for part in parts)


def _uploads(letter: Letter, parts: Sequence[Part]) -> list[Upload]:
    """The files of an answer, pictures first; no script: Slack would show its code to everybody in the thread."""
    if letter.role == "told":
        return []
    pictures = [_upload(part.path.as_posix(), part.title, part.alt) for part in parts if isinstance(part, Chart)]
    given = [part for part in parts if isinstance(part, FilePart) and part.role != "script"]
    return [*pictures, *(_upload(part.path.as_posix(), part.title, None) for part in given)]


def _upload(key: str, title: str, alt: str | None) -> Upload:
    told_alt = short(unmarked(alt), limits.ALT_TEXT) if alt is not None else None
    return Upload(PurePosixPath(key).name, key, short(unmarked(title), limits.HEADER), told_alt)
