"""The page's templates: one environment, autoescaped, with the page's own words as filters."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from bot import phrasing

HERE = Path(__file__).parent
STATIC = HERE / "static"

_FILTERS = (
    phrasing.between,
    phrasing.duration,
    phrasing.extension,
    phrasing.filename,
    phrasing.grid,
    phrasing.headline,
    phrasing.how_good,
    phrasing.marks,
    phrasing.pixels,
    phrasing.remaining,
    phrasing.sentence,
    phrasing.size,
)


def environment() -> Environment:
    """The templates of the page. Names of templates: page.html, _posts.html, _post.html, _sidebar.html, …"""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update({each.__name__: each for each in _FILTERS})
    return made
