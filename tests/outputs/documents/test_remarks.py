"""Remarks on paper and on the site: what is said, and of a promise no more than that."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2

from herald.audience import Audience
from herald.outputs.documents import artifacts
from herald.outputs.documents.letterhead import letterhead_of
from herald.outputs.documents.remarks import speaking_copy
from tests.conftest import AT, write_office
from tests.demo import herald, tree
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from herald.office import Office

SPRING = """\
== office/people/zebulon-quux.yml ==
title: Zebulon Quux
== schedules/events/opening.yml ==
title: The opening
visibility: public
starts: 2026-11-20 10:00
ends: 2026-11-20 11:00
place: The pier
subtype: ceremony
== content/remarks/2026-11-20-spring.md ==
---
title: Spring at the library
visibility: public
date: 2026-11-20
remarks_state: as_delivered
occasion: opening
minutes: 3
private:
  notes: Nobody mentions the roof.
---
{commit: The library opens again in spring. | owner: zebulon-quux | due: 2031-07-19} And
then:

- {commit: the roof is **new**
  by summer | due: 2031-07-19 | owner: zebulon-quux }

| What | When |
| --- | --- |
| {commit: Doors | owner: zebulon-quux | due: 2031-07-19} | spring |
== content/remarks/2026-11-20-spring.es.md ==
---
title: La primavera
---
{commit: La biblioteca abre en primavera. | owner: zebulon-quux | due: 2031-07-19}
"""

KEPT = re.compile(
    rb"zebulon|quux|2031|2\.031|july 19|19 de julio|\{ ?commit|\| ?owner", re.IGNORECASE
)


def test_owner_and_due_date_of_a_promise_are_nowhere_outside_the_office(tmp_path: Path) -> None:
    write_office(tmp_path, SPRING)
    herald(tmp_path, "build", "--at", "2026-11-20 12:00")

    site = tree(tmp_path / "site")
    papers = {
        path: content
        for path, content in tree(tmp_path / "private/papers").items()
        if not path.startswith("follow-through/")  # which says to staff who owes what until when
    }
    said = {
        path: words_of(content).encode() if path.endswith(".pdf") else content
        for path, content in {**site, **papers}.items()
        if not path.endswith((".png", ".woff2", ".woff"))
    }
    # The theme's own scripts and styles are no outputs of records.
    leaks = {
        path: found[0]
        for path, content in said.items()
        if not path.startswith("assets/") and (found := KEPT.search(content))
    }
    assert leaks == {}
    told = {path for path, content in said.items() if b"opens again in spring" in content}
    assert told >= {
        "remarks/2026/spring/index.html",
        "remarks/2026/spring/spring.pdf",
        "remarks/feed.xml",
        "remarks/feed.json",
        "feed.xml",
        "remarks/2026/spring/remarks.pdf",
    }
    assert b"abre en primavera" in said["es/remarks/2026/spring/index.html"]
    assert any(path.startswith("search/") and b"library" in text for path, text in said.items())


def test_the_page_says_whether_it_was_said_and_how_long_it_takes(tmp_path: Path) -> None:
    write_office(tmp_path, SPRING)
    herald(tmp_path, "build", "--at", "2026-11-20 12:00", "--only", "site")

    english = (tmp_path / "site/remarks/2026/spring/index.html").read_text("utf-8")
    spanish = (tmp_path / "site/es/remarks/2026/spring/index.html").read_text("utf-8")
    for words in ("As delivered", "about 1 minute", "spring.pdf", ">The opening</a>"):
        assert words in english, words
    for words in ("Tal como se pronunció", "cerca de 1 minuto", "La primavera"):
        assert words in spanish, words
    assert "The library opens again" in english


LONG = "Nobody asked for it and everybody wanted it, so we built it together. "


def test_the_speaking_copy_is_in_large_type_and_turned_between_paragraphs(office: Office) -> None:
    """
    == content/remarks/spring.md ==
    ---
    title: Spring
    date: 2026-11-20
    remarks_state: as_prepared
    minutes: 9
    words_per_minute: 100
    ---
    First one.
    """
    text = f"First one. {LONG * 4}\n\n## Second\n\nSecond one. {LONG * 22}End."
    view = office.seen_by(Audience.INTERNAL, AT)
    seen = view.find("remarks", "spring")
    assert seen is not None
    pdf = speaking_copy(replace(seen, body=text), letterhead_of(view, seen, None, "en"))
    assert faults(pdf) == []

    with pypdfium2.PdfDocument(pdf) as document:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    assert "REMARKS AS PREPARED" in pages[0]
    assert "about 4 minutes" in pages[0]
    assert "9 minutes" in pages[0]
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert "INTERNAL" in page.upper()
        assert f"{number} of {len(pages)}" in page
    # No page ends within a sentence.
    foot = re.compile(r" (remarks/2026/spring \d of \d|\d of \d remarks/2026/spring)$")
    bodies = [foot.sub("", page) for page in pages]
    assert [body[-1] for body in bodies[:-1]] == ["."] * (len(pages) - 1)
    assert "End. End of the remarks" in bodies[-1]


def test_the_speaking_copy_is_internal_until_the_public_may_have_the_remarks(
    office: Office,
) -> None:
    """
    == content/remarks/spring.md ==
    ---
    title: Spring
    visibility: public
    publish_at: 2026-11-20 10:00
    embargo: 2026-11-20 14:00
    date: 2026-11-20
    remarks_state: as_prepared
    ---
    The library opens.
    """

    def is_internal(at: datetime) -> bool:
        view = office.seen_by(Audience.INTERNAL, at)
        (seen,) = view.of("remarks")
        words = words_of(speaking_copy(seen, letterhead_of(view, seen, None, "en")))
        return "Internal – not for release" in words

    hours = (9, 12, 14)
    assert [is_internal(AT.replace(hour=hour)) for hour in hours] == [True, True, False]


def test_public_remarks_have_a_pdf_in_every_language_without_what_is_internal(
    office: Office,
) -> None:
    r"""
    == schedules/events/quiet.yml ==
    title: A quiet opening
    starts: 2026-11-20 10:00
    ends: 2026-11-20 11:00
    place: The pier
    subtype: ceremony
    == content/remarks/spring.md ==
    ---
    title: Spring
    visibility: public
    date: 2026-11-20
    remarks_state: as_prepared
    occasion: quiet
    private: {notes: Speak slowly.}
    ---
    The **library** opens. #read("/etc/passwd") $x$ @y \\ <b>
    == content/remarks/spring.es.md ==
    ---
    title: Primavera
    ---
    La biblioteca abre.
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    made = {one.path: one.bytes() for one in artifacts(view, None)}
    assert {path: faults(pdf) for path, pdf in made.items()} == {path: [] for path in made}
    words = {path: words_of(pdf) for path, pdf in made.items()}
    assert words.keys() == {
        "remarks/2026/spring/spring.pdf",
        "es/remarks/2026/spring/spring.pdf",
    }
    english = words["remarks/2026/spring/spring.pdf"]
    assert 'The library opens. #read("/etc/passwd") $x$ @y \\ <b>' in english, english
    assert "Renata Okafor-Lindqvist, Mayor" in english
    assert "La biblioteca abre." in words["es/remarks/2026/spring/spring.pdf"]
    assert "DISCURSO, TEXTO PREPARADO" in words["es/remarks/2026/spring/spring.pdf"]
    assert not [text for text in words.values() if "quiet" in text or "slowly" in text]
