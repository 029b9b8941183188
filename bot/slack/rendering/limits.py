"""How much Slack takes, in characters and pieces (docs.slack.dev/reference/block-kit), and how much is used of it."""

import json
from collections.abc import Sequence

from bot.platform import Json

MOST_BLOCKS = 50
MOST_IN_ALL = 13_000
"""Characters of all blocks of a message as JSON. Slack refuses about 13,200 and does not say what it counts, so that
everything is counted here: names and marks, too, and what is beyond ASCII as it is written there."""
SECTION = 3_000
CONTEXT = 2_000
HEADER = 150
FIELD = 2_000
MOST_FIELDS = 10
MOST_IN_ACTIONS = 25
BUTTON = 75
OPTION = 75
PLACEHOLDER = 150
MOST_OPTIONS = 100
MOST_GROUPS = 100
ALT_TEXT = 1_000
NOTICE = 2_000
"""What stands in for the blocks in notifications and for screen readers: Slack takes more, and people do not."""

CHART_TITLE = 50
CHART_LABEL = 20
CHART_POINTS = 20
CHART_SERIES = 6

TABLE_COLUMNS = 20
TABLE_ROWS = 100
TABLE_CHARACTERS = 10_000

VIEW_TITLE = 24
VIEW_BLOCKS = 100
FIELD_LABEL = 2_000
CHECKBOXES = 10


def fit(blocks: Sequence[Json]) -> bool:
    """Whether a message may hold these blocks together."""
    return len(blocks) <= MOST_BLOCKS and weight(blocks) <= MOST_IN_ALL


def weight(blocks: Sequence[Json]) -> int:
    """How much of `MOST_IN_ALL` they take."""
    return sum(map(weight_of, blocks))


def weight_of(block: Json) -> int:
    """The same of one block, with what parts it from the next."""
    return len(json.dumps(block)) + 2
