"""HTML is typed into a text, and readers see it as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import typed_html

if TYPE_CHECKING:
    from collections.abc import Callable

NEWS = "content/news/pier.md"


def test_markdown_passes_and_so_do_code_addresses_and_signs(
    found: Callable[..., list[str]],
) -> None:
    r"""
    == content/news/pier.md ==
    ---
    title: The pier opens for <100 boats, and 3 <b and c> 2
    date: 2026-11-18
    release_kind: release
    ---
    Doors open at **6 p.m.**: <https://www.portellery.example/pier>, <desk@portellery.example>.

    `<b>` makes words bold, ``<!-- ` -->`` says nothing, \<i> is a sign, 3 <b and c> 2, x<y>z,
    and <Insert name> is a gap. [Here](</a b> "<b>") and [there].

    ```html
    <div class="notice"><!-- nobody sees this --></div>
    ```

        <p>Set in by four</p>

    [there]: </c d>
    == content/pages/about.md ==
    <div class="hall">City Hall</div><!-- a page may have this -->
    """
    assert found(typed_html) == []


def test_tags_are_told_once_by_name_with_what_to_write_instead(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/pier.md ==
    ---
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    ---
    Doors open at <b>6 p.m.</b>, not <B>7</B>
    or <b>8</b>.<br/>
    <a href="https://www.portellery.example/?a=1&b=2"
    title='The pier'>More</a>

    - An item
        <span>in a list</span>
    """
    assert found(typed_html) == [
        f"{NEWS}:6: warning: '<b>' is HTML, and readers see it as it is typed; for bold words "
        "write '**words**' (and 2 more of them below) [typed-html]",
        f"{NEWS}:7: warning: '<br/>' is HTML, and readers see it as it is typed; end the line "
        "with a backslash, or leave an empty line for a new paragraph [typed-html]",
        f"{NEWS}:8: warning: '<a href=\"https://www.portellery.example/?a=1&b=2\" title='Th…' is "
        "HTML, and readers see it as it is typed; for a link write '[words](https://…)' "
        "[typed-html]",
        f"{NEWS}:12: warning: '<span>' is HTML, and readers see it as it is typed; leave it out "
        "[typed-html]",
    ]


def test_a_comment_is_an_error_since_everybody_reads_it_unless_it_is_empty(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/pier.md ==
    ---
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    ---
    Doors open at 6 p.m. <!-- ask <b>Lena</b>
    whether that is so --> Come all.

    <!-- -->

    <!-- -->

    <!-- and never closed
    """
    said = (
        "A comment stands on the page like any other text; leave it out, or move it to 'notes' "
        "under 'private' [typed-html]"
    )
    empty = (
        "warning: '<!-- -->' is HTML, and readers see it as it is typed; leave out '<!--' and "
        "'-->' (and 1 more of them below) [typed-html]"
    )
    assert found(typed_html) == [f"{NEWS}:6: {said}", f"{NEWS}:9: {empty}", f"{NEWS}:13: {said}"]


def test_of_what_is_private_no_word_is_repeated(found: Callable[..., list[str]]) -> None:
    """
    == content/news/pier.md ==
    ---
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    private:
      notes: Ask <a href="mailto:lena-park@portellery.example">Lena</a>.
    ---
    Doors open at 6 p.m.
    """
    assert found(typed_html) == [
        f"{NEWS}:6: warning: '…' is HTML, and readers see it as it is typed; for a link write "
        "'[words](https://…)' [typed-html]",
    ]


def test_a_comment_among_notes_for_staff_does_no_harm(found: Callable[..., list[str]]) -> None:
    """
    == content/news/pier.md ==
    ---
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    private:
      notes: The crane is late. <!-- ask Lena --> And the paint. <!-- is it lead? -->
    ---
    Doors open at 6 p.m.
    """
    assert found(typed_html) == [
        f"{NEWS}:6: warning: '…' is HTML, and readers see it as it is typed; leave out '<!--' and "
        "'-->' (and 1 more of them below) [typed-html]",
    ]


def test_tags_and_comments_are_told_in_texts_that_are_no_markdown_too(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/pier.md ==
    ---
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    summary: >-
      Doors open at 6 p.m.,
      <!-- ask Lena --> and <b>all</b> may come.
    ---
    Doors open at 6 p.m.
    == schedules/requests/bells.yml ==
    title: A hundred years of bells
    received: 2026-11-12
    organization: Bell ringers
    what: Ring the first. <!-- as their letter has it -->
    why_mayor: It hangs in City Hall.
    urgency: 1
    reach: 1
    equity: 1
    burden: 0
    """
    assert found(typed_html) == [
        f"{NEWS}:7: A comment stands on the page like any other text; leave it out, or move it to "
        "'notes' under 'private' [typed-html]",
        f"{NEWS}:7: warning: '<b>' is HTML, and readers see it as it is typed; leave it out "
        "[typed-html]",
    ]


def test_a_sign_that_is_written_as_a_code_is_read_as_it_stands(
    found: Callable[..., list[str]],
) -> None:
    r"""
    == content/news/pier.md ==
    ---
    title: "The \x70ier \x3C!-- ask Lena -->"
    date: 2026-11-18
    release_kind: release
    ---
    """
    assert found(typed_html) == [
        f"{NEWS}:2: A comment stands on the page like any other text; leave it out, or move it to "
        "'notes' under 'private' [typed-html]"
    ]
