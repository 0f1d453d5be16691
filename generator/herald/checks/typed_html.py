r"""HTML is typed into a text, and readers see it as it is typed.

Texts of records are Markdown and nothing else: they also become PDFs, mails and spoken words, and
what is not read as HTML cannot break a page. So `<b>` stands on the page as three signs, and so it
does in a title or a summary. A comment stands there too, and whoever wrote `<!-- ask Lena -->`
meant nobody to read it: that is an error, unless only staff are given the text. What stands between
backticks is left alone, and so are links as `<https://www.example.org>`. What is meant as it stands
is written with a backslash, `\<b>`.

Passes:

```markdown
Doors open at **6 p.m.**
```

Warns, since the signs would stand on the page:

```markdown
Doors open at <b>6 p.m.</b>
```

Fails:

```markdown
Doors open at 6 p.m. <!-- ask Lena whether that is still so -->
```
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from herald.problems import Severity, quoted
from herald.records.typed_html import typed_html

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.source import Passage, Source
    from herald.records.typed_html import Typed
    from herald.records.yaml_fields import Location

RULE = "typed-html"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Tags and comments in the texts of a record."""
    del office, at
    source = entry.source
    if "<" in source.fields or "<" in source.body or source.has_codes:
        prose = [*entry.prose()]
        for passage in prose:
            yield from _in_text(passage, _IN_MARKDOWN)
        if entry.kind.is_published:
            yield from _in_the_rest(source, [passage.location for passage in prose])


def _in_text(passage: Passage, instead: Mapping[str, str]) -> Iterator[Problem]:
    """Each comment with words; of the tags with one name the first, and how many more there are.

    In a text for staff a comment does no harm, and counts among the tags.
    """
    tags = []
    for one in typed_html(passage.text):
        if _is_remark(one) and not passage.is_private:
            yield passage.problem(one.offset, RULE, _REMARK)
        else:
            tags.append(one)
    counted = Counter(one.name for one in tags if not one.is_end)
    for name, first in {one.name: one for one in reversed(tags)}.items():
        more = counted[name] - 1
        again = f" (and {more} more of them below)" if more > 0 else ""
        message = (
            f"{quoted(first.written)} is HTML, and readers see it as it is typed; "
            f"{instead.get(name, _NOTHING)}{again}"
        )
        yield passage.problem(first.offset, RULE, message, Severity.WARNING)


def _in_the_rest(source: Source, prose: Collection[Location]) -> Iterator[Problem]:
    """Comments and tags in the texts that are no Markdown, titles and summaries for instance.

    What residents write stands in records of which nothing is published, and is theirs.
    """
    for passage in source.passages():
        if "<" in passage.text and not passage.is_private and passage.location not in prose:
            yield from _in_text(passage, _IN_PLAIN_WORDS)


def _is_remark(one: Typed) -> bool:
    """Whether it is a comment with words."""
    return not one.name and any(map(str.isalnum, one.written))


_REMARK = (
    "A comment stands on the page like any other text; leave it out, or move it to 'notes' under "
    "'private'"
)

_NOTHING = "leave it out"
_BOLD = "for bold words write '**words**'"
_ITALIC = "for words in italics write '*words*'"
_LIST = "begin each line of the list with '- '"
_TABLE = "write a table with '|' between its columns and '|---|---|' below the first line"
_PARAGRAPH = "leave it out, and leave an empty line between paragraphs"
_ELSEWHERE = "link to it: '[words](https://…)'"

_IN_PLAIN_WORDS = {"": "leave out '<!--' and '-->'"}
_IN_MARKDOWN = {
    **_IN_PLAIN_WORDS,
    **dict.fromkeys(("b", "strong"), _BOLD),
    **dict.fromkeys(("i", "em", "cite"), _ITALIC),
    **dict.fromkeys(("ul", "ol", "li"), _LIST),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "th", "td"), _TABLE),
    **dict.fromkeys(("p", "div", "section"), _PARAGRAPH),
    **dict.fromkeys(("iframe", "video", "audio", "embed", "object", "form"), _ELSEWHERE),
    **dict.fromkeys(
        ("h1", "h2", "h3", "h4", "h5", "h6"), "begin a heading's line with '## ' or '### '"
    ),
    "br": "end the line with a backslash, or leave an empty line for a new paragraph",
    "hr": "write '---' between two empty lines",
    "a": "for a link write '[words](https://…)'",
    "img": "for a picture write '![what it shows](file.jpg)'",
    "blockquote": "begin each line of a quotation with '> '",
    "code": "write code between two backticks",
    "pre": "write lines as they are between two lines of three backticks",
    "del": "for words that are struck out write '~~words~~'",
}
