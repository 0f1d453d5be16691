"""What editors start from: a new record with the fields to fill, and the JSON Schema of a kind."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from herald.records.facets import Issued, Scheduled
from herald.records.meaning import meanings

if TYPE_CHECKING:
    from datetime import date

    from pydantic_core.core_schema import ModelSchema

    from herald.records.kind import Kind


LONGEST_TITLE = 255


@dataclass(frozen=True)
class Draft:
    """A file to be written, or why it cannot be."""

    path: str = ""
    text: str = ""
    refusal: str = ""


def draft(kind: Kind, title: str, today: date, parent: str) -> Draft:
    """A record of `kind` that waits for a person; `parent` names a goal's committee."""
    name = slug(title)
    if not name:
        return Draft(refusal=f"'{title}' has no letters for a file name; begin with a short title")
    if "*" in kind.folder and not kind.file and not parent:
        return Draft(refusal=f"A {kind.name} belongs to a committee; name it with --in")
    if parent and parent != slug(parent):
        return Draft(
            refusal=f"'{parent}' is not the name of a committee; its folder's name is wanted"
        )
    if not title.isprintable() or len(title) > LONGEST_TITLE:
        return Draft(refusal=f"A title is one line of at most {LONGEST_TITLE} characters")
    folder = kind.folder.replace("*", name if kind.file else parent)
    if issubclass(kind.model, Issued | Scheduled):
        folder = f"{folder}/{today:%Y}"
    if issubclass(kind.model, Issued):
        name = f"{today}-{name}"
    ending = "md" if kind.body else "yml"
    return Draft(f"{folder}/{kind.file or name}.{ending}", _text(kind, title, today))


def slug(title: str) -> str:
    """The title as a file's stem: small letters without accents, digits and hyphens, at most 60."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")


def _text(kind: Kind, title: str, today: date) -> str:
    # A JSON text is a YAML text between double quotes, whatever the title holds.
    quoted = json.dumps(title, ensure_ascii=False)
    example = re.sub(r"^date: .*$", f"date: {today}", kind.example, flags=re.MULTILINE)
    fields = f"title: {quoted}\nvisibility: internal\n{example}"
    return f"---\n{fields}---\n\n{kind.body}\n" if kind.body else fields


class _Described(GenerateJsonSchema):
    """Adds to each field what it means."""

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        described = super().model_schema(schema)
        model = schema["cls"]
        for name, meaning in meanings(model).items():
            written = model.model_fields[name].alias or name
            if meaning:
                described["properties"][written]["description"] = meaning
        return described


def json_schema(kind: Kind) -> str:
    """The JSON Schema (2020-12) of a kind's fields, for editors that complete and check them."""
    described = kind.model.model_json_schema(by_alias=True, schema_generator=_Described)
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    described["title"] = kind.name
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"
