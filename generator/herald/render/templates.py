"""Page templates: Jinja2, behind one door.

Templates are part of the program and trusted; what they are given is not, and is escaped where it
stands. A name that a template was not given stops the build instead of printing nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parent.parent / "templates"


def render(name: str, /, **given: object) -> Markup:
    """What the template `name`, a path under templates/, makes of what it is given."""
    written = _environment().get_template(name).render(given)
    return Markup(written)  # noqa: S704 - templates escape what they are given


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
