"""XML for programs: elements whose texts are legal, and a whole document of them."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, not even as a number (section 2.2)."""

Element = ET.Element


def legal(text: str) -> str:
    """The text with a mark for every character that XML cannot have."""
    return _ILLEGAL.sub("\ufffd", text)


def escaped(text: str) -> str:
    """A text for where HTML is expected."""
    return html.escape(text, quote=False)


def root(name: str, attributes: dict[str, str]) -> Element:
    """The outermost element."""
    return Element(name, attributes)


def add(
    parent: Element, name: str, text: str = "", attributes: dict[str, str] | None = None
) -> Element:
    """An element below another, with a text."""
    given = {key: legal(value) for key, value in (attributes or {}).items()}
    element = ET.SubElement(parent, name, given)
    if text:
        element.text = legal(text)
    return element


def document(outermost: Element) -> bytes:
    """The whole as a file, indented, in UTF-8."""
    ET.indent(outermost)
    written: bytes = ET.tostring(outermost, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
