"""Page templates: Jinja2, behind one door.

Templates are part of the program and trusted; what they are given is not, and is escaped where it
stands. A name that a template was not given stops the build instead of printing nothing.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from types import CodeType
    from typing import Any

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


class _Template(Template):
    """A template that writes with `_escaped`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja calls it so
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        # The names that its code, compiled by Jinja, finds Jinja's own functions under.
        template.root_render_func.__globals__["escape"] = _escaped
        return template


def _escaped(value: object) -> str:
    """As MarkupSafe's `escape`, which makes an object of every text, and here is only written."""
    if type(value) is str:
        found = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return escape(value) if found else value
    return value if type(value) is Markup else escape(value)


class _Environment(Environment):
    context_class = _Context
    template_class = _Template
    # Python's own: Jinja's would look for an item of that name too.
    getattr = staticmethod(getattr)  # type: ignore[assignment]

    def __init__(self, templates: Path) -> None:
        super().__init__(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
            bytecode_cache=_compiled(templates / "__pycache__"),
        )
        # Jinja's own functions, such as `range`: no template needs them, and each would be looked
        # at again for every page.
        self.globals.clear()


def _compiled(folder: Path) -> BytecodeCache | None:
    """Where compiled templates are kept: beside the templates, as Python keeps its own modules.

    Whoever may write there may as well change the program. None where Python would keep none.
    """
    try:
        if sys.dont_write_bytecode:
            return None
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder), "%s.pyc") if os.access(folder, os.W_OK) else None


@cache
def _environment() -> Environment:
    return _Environment(TEMPLATES)
