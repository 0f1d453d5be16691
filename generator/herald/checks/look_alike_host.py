"""A link or an e-mail address leads to a host whose letters only look like those that one reads.

Cyrillic а, е, о, р, с and у are drawn as the Latin letters are, so a link to `mауor.example` may
lead to anybody. A part of a host has letters of one alphabet, and not only such as look Latin; what
is written in code (`xn--…`) is read as a browser reads it (Unicode Technical Standard 39).

Passes:

```yaml
link: https://mañana.example/
```

Fails, because the second letter is Cyrillic:

```yaml
link: https://cіty.example/
```
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from herald.records.markdown import links
from herald.records.source import Passage, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "look-alike-host"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Hosts that a record or translation leads to."""
    del office, at
    source = entry.source
    if _is_plain(source.fields) and not source.has_codes and _is_plain(source.body):
        return  # nearly every file
    for location, text in texts(source.values):
        if not _is_plain(text) and _ADDRESS.fullmatch(text.strip()):
            yield from _problems(Passage(source, location, text), 0, text.strip())
    for passage, link in entry.links:
        yield from _problems(passage, link.offset, link.target)


def check_rest(office: Office, at: datetime) -> Iterator[Problem]:
    """Hosts that pages written by hand lead to."""
    del at
    for page in office.pages:
        passage = Passage(page.source, (), page.source.body)
        if not _is_plain(passage.text):
            for link in links(passage.text, html=True):
                yield from _problems(passage, link.offset, link.target)


_ADDRESS = re.compile(r"https?://\S+|[^\s@]+@[^\s@]+")
_HOST = re.compile(r"\s*(?:https?:)?[/\\]{2}(?:[^/\\?#]*@)?([^/\\?#:]+)", re.IGNORECASE)
_MAIL = re.compile(r"\s*(?:mailto:)?[^\s@/]+@([^\s@/?#:,]+)", re.IGNORECASE)


def _is_plain(text: str) -> bool:
    """Whether no letter of it can be anything but what it looks like."""
    return text.isascii() and "xn--" not in text.lower() and "%" not in text


def _problems(passage: Passage, offset: int, target: str) -> Iterator[Problem]:
    found = None if _is_plain(target) else _HOST.match(target) or _MAIL.match(target)
    for label in re.split("[.\u3002\uff0e\uff61]", _read(found[1])) if found else ():
        if _looks_alike(label):
            yield passage.problem(offset, RULE, _sentence("" if passage.is_private else label))


def _sentence(label: str) -> str:
    named = f"'{label}' (as a code {_code(label)})" if label else "a part of it"
    return (
        f"The address leads to a host in which {named} has letters that look like others; type the "
        "address anew, or copy it from the site that it leads to"
    )


def _read(host: str) -> str:
    """The host as a browser reads it: without percent codes, wide letters and `xn--`."""
    plain = unicodedata.normalize("NFKC", unquote(host)).lower()
    return ".".join(map(_decoded, plain.split(".")))


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _code(label: str) -> str:
    return f"xn--{label.encode('punycode').decode('ascii')}"


# Which are written together in one word, in Japanese and Korean.
_TOGETHER = {"HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "KATAKANA-HIRAGANA"}
_LOOKS_LATIN = set("аеѕіјһорсухԁԛԝӏαικνορυχϲϳ")


def _looks_alike(label: str) -> bool:
    letters = [letter for letter in label if letter.isalpha()]
    scripts = {_script(letter) for letter in letters}
    if len(scripts) > 1:
        return True
    return scripts <= {"CYRILLIC", "GREEK"} and bool(letters) and set(letters) <= _LOOKS_LATIN


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "UNNAMED").split()[0]
    return "CJK" if name in _TOGETHER else name
