"""Page templates: Jinja2, behind one door.

Templates are part of the program and trusted; what they are given is not, and is escaped where it
stands. A name that a template was not given stops the build instead of printing nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATES = Path(__file__).parent.parent / "templates"


def render(name: str, /, **given: object) -> Markup:
    """What the template `name`, a path under templates/, makes of what it is given."""
    written = _environment().get_template(name).render(given)
    return Markup(written)  # noqa: S704 - templates escape what they are given


class _Context(Context):
    """What a template sees while it is drawn, with calls that are plain calls.

    Jinja asks of everything that a template calls whether it wants to be handed the context, four
    times over, which takes longer than most of what is called. Nothing that templates are given
    wants it; a macro takes what it escapes by from where it was defined.
    """

    def call(
        self,
        called: Callable[..., object],
        /,
        *given: object,
        _block_vars: object = None,
        _loop_vars: object = None,
        **named: object,
    ) -> object:
        return called(*given, **named)


class _Environment(Environment):
    context_class = _Context


@cache
def _environment() -> Environment:
    return _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
