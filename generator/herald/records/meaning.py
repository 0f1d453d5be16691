"""What the fields of a model mean: the strings below them, read when they are asked for.

pydantic can read them too, for every model as it is defined; that is a tenth of a second in which
`herald check` has not begun, and only the manual and the JSON Schemas want them.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator


def meanings(model: type[BaseModel]) -> dict[str, str]:
    """What each field of `model` means, "" where nothing is said; by the field's name in Python."""
    found: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, BaseModel) and part is not BaseModel:
            found.update(_below_fields(part))
    return found


def _below_fields(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    body = _classes(model.__module__).get(model.__name__, [])
    for field, below in zip_longest(body, body[1:]):
        match field, below:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(value=ast.Constant(str(meaning))):
                yield name, inspect.cleandoc(meaning)
            case ast.AnnAssign(target=ast.Name(name)), _:
                yield name, ""


@cache
def _classes(module: str) -> dict[str, list[ast.stmt]]:
    """What stands in each class of a module."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {part.name: part.body for part in tree.body if isinstance(part, ast.ClassDef)}
