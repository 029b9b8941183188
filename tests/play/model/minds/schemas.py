"""Fills a JSON schema sensibly from a person's words: values that are named, the least that is valid for the rest."""

import re
from typing import Any

Json = dict[str, Any]
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def fill(schema: Json, words: str, root: Json | None = None) -> Any:
    """A value that the schema allows."""
    root = root or schema
    schema = _resolved(schema, root)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return _one_of(schema["enum"], words)
    if options := schema.get("anyOf") or schema.get("oneOf"):
        return _any_of(options, words, root)
    if "default" in schema:
        return schema["default"]
    kind = schema.get("type")
    if isinstance(kind, list):
        return _any_of([{**schema, "type": one} for one in kind], words, root)
    return _of_type(str(kind), schema, words, root)


def named(value: object, words: str) -> bool:
    """Whether the words name a value, as whole words in whatever letters' case."""
    return bool(re.search(rf"(?<!\w){re.escape(str(value))}(?!\w)", words, re.IGNORECASE))


def _resolved(schema: Json, root: Json) -> Json:
    while "$ref" in schema:
        found: Any = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        schema = found
    return schema


def _one_of(values: list[Any], words: str) -> Any:
    said = [value for value in values if value is not None and named(value, words)]
    if said:
        return max(said, key=lambda value: len(str(value)))
    return None if None in values else values[0]


def _any_of(options: list[Json], words: str, root: Json) -> Any:
    """What the words fill; else null where it may be; else the first."""
    nullable = any(option.get("type") == "null" for option in options)
    rest = [option for option in options if option.get("type") != "null"]
    filled = [fill(option, words, root) for option in rest]
    said = [value for value in filled if isinstance(value, str) and value and named(value, words)]
    if said:
        return said[0]
    return None if nullable or not filled else filled[0]


def _of_type(kind: str, schema: Json, words: str, root: Json) -> Any:
    match kind:
        case "object":
            fields = schema.get("properties", {})
            return {name: fill(fields[name], words, root) for name in schema.get("required", []) if name in fields}
        case "array":
            inner = _resolved(schema.get("items") or {}, root)
            return [value for value in inner.get("enum", []) if named(value, words)]
        case "integer" | "number":
            found = _NUMBER.search(words)
            least = schema.get("minimum", 0)
            return (float(found[0]) if kind == "number" else int(float(found[0]))) if found else least
        case "boolean":
            return False
        case "null":
            return None
        case _:
            return ""
