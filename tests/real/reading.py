"""What a reader finds on a page or in a document, compared with what was written, word by word."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import lxml.html
from office_from_data import Draft, Value

_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s)>\]]*(?: +\"[^\"\n]*\"(?=\)))?")
_MARKUP = re.compile(r"[\[\](){}<>*_#|`~&\\\"]+|^\s*(?:\d+[.)]|[-+>])(?=\s)|\n\s*\n", re.MULTILINE)


def words(text: str) -> list[str]:
    """The words and numbers of a text, without case, punctuation and codes for characters."""
    plain = unquote(html.unescape(text))
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain).casefold())


def passages(markdown: str) -> Iterator[str]:
    """The longest runs of words that Markdown does not interrupt, with one space between words."""
    text = _ADDRESS.sub("\n\n", html.unescape(markdown))
    for passage in _MARKUP.split(text):
        found = " ".join(words(passage))
        if found:
            yield found


def texts(value: Value) -> Iterator[str]:
    """Every text in a field."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    else:
        for part in value:
            yield from texts(part)


def address(draft: Draft) -> str:
    """Where the record's page is on the site."""
    name = re.sub(r"^\d{4}-\d{2}-\d{2}-", "", draft.stem)
    year = str(draft.fields.get("date") or draft.fields.get("starts") or "")[:4]
    folders = draft.folder.split("/")
    match draft.kind:
        case "release":
            return f"news/{year}/{name}/"
        case "event" | "proclamation" | "meeting":
            return f"{draft.kind}s/{year}/{name}/"
        case "remarks":
            return f"remarks/{year}/{name}/"
        case "newsletter":
            return f"newsletters/{name}/"
        case "committee":
            return f"committees/{folders[1]}/"
        case "goal":
            return f"committees/{folders[1]}/{name}/"
        case "person":
            return f"people/{name}/"
        case _:
            return f"priorities/{name}/"


class Sheet:
    """A page of the site, as its readers have it."""

    def __init__(self, file: Path) -> None:
        self.tree = lxml.html.fromstring(file.read_bytes())
        (self.article,) = self.tree.xpath("//article")

    @property
    def title(self) -> str:
        """The one heading of the first level."""
        (heading,) = self.article.xpath(".//h1")
        return " ".join(heading.text_content().split())

    @cached_property
    def running(self) -> str:
        """The words of the article in their order, with a space on either side of each."""
        return f" {' '.join(words(' '.join(self.article.itertext())))} "

    @cached_property
    def counted(self) -> Counter[str]:
        """The words of the article, of its links and pictures, and the numbers of its lists."""
        found = Counter(self.running.split())
        for element in self.article.iter("a", "img"):
            for name in ("href", "src", "alt", "title"):
                found.update(words(element.get(name, "")))
        for element in self.article.iter("ol"):
            first = int(element.get("start", "1"))
            found.update(str(number) for number in range(first, first + len(element)))
        return found

    def lacks(self, markdown: str) -> list[str]:
        """The words that the text has more often than the page, and passages not here whole."""
        missing = Counter(words(markdown)) - self.counted
        return [*missing, *(text for text in passages(markdown) if f" {text} " not in self.running)]
