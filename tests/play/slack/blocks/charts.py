"""Charts and tables: data_visualization, data_table and table blocks."""

from typing import Any

from .elements import button
from .problems import Problems, kind_of

_CELLS = ("raw_text", "raw_number", "rich_text")


def visualization(problems: Problems, block: Any, at: str) -> None:
    """Line, bar, area or pie; title 50, 6 series of 20 points, labels of 20 characters."""
    if not problems.fields(block, at, ("type", "title", "chart"), ("block_id",)):
        return
    problems.text(block["title"], f"{at}/title", 50)
    chart, place = block["chart"], f"{at}/chart"
    if not problems.one_of(kind_of(chart), f"{place}/type", ("pie", "bar", "area", "line")):
        return
    if chart["type"] == "pie":
        _pie(problems, chart, place)
    elif problems.fields(chart, place, ("type", "series", "axis_config"), ()):
        _axes(problems, chart, place)


def _pie(problems: Problems, chart: Any, at: str) -> None:
    if not problems.fields(chart, at, ("type", "segments"), ()):
        return
    for number, segment in enumerate(problems.items(chart["segments"], f"{at}/segments", 6)):
        place = f"{at}/segments/{number}"
        if _point(problems, segment, place) and segment["value"] <= 0:
            problems.add("must be greater than 0", f"{place}/value")


def _axes(problems: Problems, chart: Any, at: str) -> None:
    """Every series has exactly one point for each category, in their order."""
    config, categories = chart["axis_config"], []
    if problems.fields(config, f"{at}/axis_config", ("categories",), ("x_label", "y_label")):
        categories = problems.items(config["categories"], f"{at}/axis_config/categories", 20)
        for number, label in enumerate(categories):
            problems.text(label, f"{at}/axis_config/categories/{number}", 20)
        for name in ("x_label", "y_label"):
            if config.get(name) is not None:
                problems.text(config[name], f"{at}/axis_config/{name}", 50)
        if len(set(map(str, categories))) != len(categories):
            problems.add("must be unique", f"{at}/axis_config/categories")
    names = []
    for number, series in enumerate(problems.items(chart["series"], f"{at}/series", 6)):
        place = f"{at}/series/{number}"
        if not problems.fields(series, place, ("name", "data"), ()):
            continue
        problems.text(series["name"], f"{place}/name", 20)
        names.append(series["name"])
        points = problems.items(series["data"], f"{place}/data", 20)
        labels = [p["label"] for n, p in enumerate(points) if _point(problems, p, f"{place}/data/{n}")]
        if len(labels) == len(points) and labels != categories:
            problems.add("labels must match axis_config.categories", f"{place}/data")
    if len(set(names)) != len(names):
        problems.add("series names must be unique", f"{at}/series")


def _point(problems: Problems, point: Any, at: str) -> bool:
    if not problems.fields(point, at, ("label", "value"), ()):
        return False
    value = point["value"]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:  # noqa: PLR0124 - NaN
        problems.add("must be a number", f"{at}/value")
        return False
    return problems.text(point["label"], f"{at}/label", 20)


def data_table(problems: Problems, block: Any, at: str) -> None:
    """A header and 1 to 100 rows of the same width, 20 columns, 10,000 characters in all."""
    optional = ("block_id", "page_size", "row_header_column_index")
    if not problems.fields(block, at, ("type", "caption", "rows"), optional):
        return
    problems.text(block["caption"], f"{at}/caption", 3000)
    rows = problems.items(block["rows"], f"{at}/rows", 101, 2)
    _grid(problems, rows, at, (*_CELLS, "action"))
    if any(kind_of(cell) == "rich_text" for cell in (rows[0] if rows and isinstance(rows[0], list) else [])):
        problems.add("the header row may not hold rich_text", f"{at}/rows/0")
    if len({len(row) for row in rows if isinstance(row, list)}) > 1:
        problems.add("all rows must have the same number of cells", f"{at}/rows")
    if sum(_length(cell) for row in rows if isinstance(row, list) for cell in row) > 10_000:
        problems.add("must be less than 10001 characters in total", f"{at}/rows")
    if not 1 <= int(block.get("page_size", 5)) <= 100:
        problems.add("must be a number from 1 to 100", f"{at}/page_size")


def table(problems: Problems, block: Any, at: str) -> None:
    """100 rows of 20 cells of raw or rich text."""
    if not problems.fields(block, at, ("type", "rows"), ("block_id", "column_settings")):
        return
    rows = problems.items(block["rows"], f"{at}/rows", 100)
    _grid(problems, rows, at, _CELLS)
    for number, setting in enumerate(problems.items(block.get("column_settings", []), f"{at}/column_settings", 20, 0)):
        place = f"{at}/column_settings/{number}"
        if setting is not None and problems.fields(setting, place, (), ("align", "is_wrapped")) and "align" in setting:
            problems.one_of(setting["align"], f"{place}/align", ("left", "center", "right"))
    if sum(_length(cell) for row in rows if isinstance(row, list) for cell in row) > 10_000:
        problems.add("must be less than 10001 characters in total", f"{at}/rows")


def _grid(problems: Problems, rows: list[Any], at: str, kinds: tuple[str, ...]) -> None:
    for number, row in enumerate(rows):
        for column, cell in enumerate(problems.items(row, f"{at}/rows/{number}", 20)):
            _cell(problems, cell, f"{at}/rows/{number}/{column}", kinds)


def _cell(problems: Problems, cell: Any, at: str, kinds: tuple[str, ...]) -> None:
    if not problems.one_of(kind_of(cell), f"{at}/type", kinds):
        return
    if cell["type"] == "raw_text" and problems.fields(cell, at, ("type", "text"), ()):
        problems.text(cell["text"], f"{at}/text", 10_000)
    elif cell["type"] == "raw_number" and problems.fields(cell, at, ("type", "value"), ("text",)):
        if isinstance(cell["value"], bool) or not isinstance(cell["value"], (int, float)):
            problems.add("must be a number", f"{at}/value")
    elif cell["type"] == "action" and problems.fields(cell, at, ("type", "element"), ()):
        button(problems, cell["element"], f"{at}/element")


def _length(node: Any) -> int:
    """The characters of a cell, however deep they stand."""
    if isinstance(node, dict):
        own = len(node["text"]) if isinstance(node.get("text"), str) else 0
        own += len(str(node["value"])) if kind_of(node) == "raw_number" and "text" not in node else 0
        return own + sum(_length(part) for part in node.values() if isinstance(part, (dict, list)))
    return sum(_length(part) for part in node) if isinstance(node, list) else 0
