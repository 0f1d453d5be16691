"""The file of a document for a word processor: an archive of parts (ISO/IEC 29500-2).

What all documents of an office have, its styles above all, is packed once; each document adds its
own parts. So a document takes a tenth of the time in which python-docx reads an empty one, and
writes all of it again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.image.image import Image

from herald.render.word import markup
from herald.render.word.style import empty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from herald.render.word.markup import Paragraph
    from herald.render.word.style import Setting


class Package:
    """A document's file while it is filled: what stands beside its text, and is named in it."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._template = _template(
            setting.language, setting.primary, setting.accent, has_head=bool(setting.head)
        )
        self._relations: dict[tuple[str, str], str] = {}
        """The names of relations, by their kind and target."""
        self._media: dict[bytes, str] = {}
        self._lists: list[str] = []
        self._shown = 0

    def style(self, name: str) -> str:
        """The number of a style."""
        return self._template.styles[name]

    def link(self, target: str) -> str:
        """The name of a relation to an address."""
        return self._related("hyperlink", target)

    def picture(self, content: bytes, alternative: str) -> markup.Shown:
        """A picture (PNG or JPEG), which is in the file once however often it is shown."""
        file = Image.from_blob(content)
        target = self._media.setdefault(content, f"media/image{len(self._media) + 1}.{file.ext}")
        self._shown += 1
        relation = self._related("image", target)
        return markup.Shown(relation, self._shown, file.width, file.height, alternative)

    def list_from(self, style: str, begins: int) -> int:
        """A numbering of its own for a list in that style."""
        numbering = self._template.last_list + len(self._lists) + 1
        of_style = self._template.lists[self.style(style)]
        self._lists.append(markup.list_from(numbering, of_style, begins))
        return numbering

    def written(self, body: str, head: Paragraph, foot: Paragraph) -> bytes:
        """The file, with the text between its beginning and its end."""
        template = self._template
        relations = "".join(
            markup.relation(name, kind, target, is_elsewhere=kind == _LINKS)
            for (kind, target), name in self._relations.items()
        )
        parts = {
            "docProps/core.xml": markup.properties(_known(self._setting)),
            "word/document.xml": template.document.around(body),
            "word/_rels/document.xml.rels": template.relations.around(relations),
            "word/numbering.xml": template.numbering.around("".join(self._lists)),
            "word/footer1.xml": template.foot.around(foot.markup()),
            **{f"word/{target}": content for content, target in self._media.items()},
        }
        if template.head:
            parts["word/header1.xml"] = template.head.around(head.markup())
        return _packed(parts, onto=template.archive)

    def _related(self, kind: str, target: str) -> str:
        number = self._template.last_relation + len(self._relations) + 1
        return self._relations.setdefault((f"{_RELATED}{kind}", target), f"rId{number}")


_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_LINKS = f"{_RELATED}hyperlink"


class _Frame(NamedTuple):
    """What stands before and after the content of a part."""

    before: str
    after: str

    def around(self, content: str) -> bytes:
        return f"{self.before}{content}{self.after}".encode()


class _Template(NamedTuple):
    """A document without any words."""

    archive: bytes
    """The parts that no document changes."""
    document: _Frame
    head: _Frame | None
    foot: _Frame
    relations: _Frame
    last_relation: int
    numbering: _Frame
    last_list: int
    styles: Mapping[str, str]
    """The numbers of styles, by their names."""
    lists: Mapping[str, int]
    """What lists of a style, by its number, look like: the number of their description."""


@lru_cache(maxsize=8)
def _template(language: str, primary: str, accent: str, *, has_head: bool) -> _Template:
    document = empty(language, primary, accent, has_head=has_head)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    del parts["docProps/core.xml"]
    types = _frame(parts["[Content_Types].xml"], r"(?=</Types>)")
    parts["[Content_Types].xml"] = types.around(_PICTURES)
    relations = parts.pop("word/_rels/document.xml.rels")
    numbering = parts.pop("word/numbering.xml")
    described = {
        int(number): int(of)
        for number, of in re.findall(
            rb'<w:num w:numId="(\d+)">\s*<w:abstractNumId w:val="(\d+)"/>', numbering
        )
    }
    head = parts.pop("word/header1.xml", None)
    return _Template(
        document=_frame(parts.pop("word/document.xml"), r"(?<=<w:body>).*(?=<w:sectPr)"),
        head=_frame(head, r"<w:p>.*(?=</w:hdr>)") if head else None,
        foot=_frame(parts.pop("word/footer1.xml"), r"<w:p>.*(?=</w:ftr>)"),
        relations=_frame(relations, r"(?=</Relationships>)"),
        last_relation=max(map(int, re.findall(rb'Id="rId(\d+)"', relations))),
        numbering=_frame(numbering, r"(?=</w:numbering>)"),
        last_list=max(described),
        styles={style.name: style.style_id for style in document.styles},
        lists={
            style.style_id: described[style.element.pPr.numPr.numId.val]
            for style in document.styles
            if style.name.startswith("List Number")
        },
        archive=_packed(parts),
    )


_PICTURES = (
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpg" ContentType="image/jpeg"/>'
)
"""What is said of the kinds of picture that a document may have."""


def _frame(part: bytes, content: str) -> _Frame:
    """A part of the empty document around what stands there as its content."""
    text = part.decode()
    found = re.search(content, text, re.DOTALL)
    if not found:
        raise ValueError(f"python-docx wrote an empty document without {content}")
    return _Frame(text[: found.start()], text[found.end() :])


def _packed(parts: Mapping[str, bytes], onto: bytes = b"") -> bytes:
    """An archive of the parts, behind those of another; without a clock."""
    made = BytesIO(onto)
    with ZipFile(made, "a") as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return made.getvalue()


def _known(setting: Setting) -> dict[str, str]:
    """What the document says of itself."""
    # Without its offset: what is written there is UTC, and a day would become the one before.
    at = f"{setting.at:%Y-%m-%dT%H:%M:%S}Z"
    return {
        "dc:title": setting.title[:_LONGEST],
        "dc:creator": setting.author[:_LONGEST],
        "cp:keywords": ", ".join(setting.keywords)[:_LONGEST],
        "cp:lastModifiedBy": setting.author[:_LONGEST],
        "cp:revision": "1",
        "dcterms:created": at,
        "dcterms:modified": at,
        "dc:language": setting.language,
    }


_LONGEST = 255
"""Letters of a property that word processors show."""
