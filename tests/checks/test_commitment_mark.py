"""A commitment is marked in a text so that the mark cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import commitment_mark

if TYPE_CHECKING:
    from collections.abc import Callable

FORM = "{commit: what is promised | owner: name | due: 2027-03-20}"


def test_marks_of_those_in_the_directory_pass(found: Callable[..., list[str]]) -> None:
    """
    == content/remarks/spring.md ==
    ---
    title: Spring
    date: 2026-12-03
    remarks_state: as_prepared
    ---
    {commit: It opens. | owner: renata-okafor-lindqvist | due: 2027-03-20} {commit: It stays.}
    == content/remarks/spring.es.md ==
    ---
    title: Primavera
    ---
    {commit: Abre. | due: Saturday 2027-03-20}
    """
    assert found(commitment_mark) == []


def test_what_is_wrong_is_told_where_it_stands_and_of_owner_and_due_nothing_is_repeated(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/remarks/spring.md ==
    ---
    title: Spring
    visibility: public
    date: 2026-12-03
    remarks_state: as_prepared
    ---
    One. {commit: It opens. | owner: Renata | due: in spring | by: whom}

    {commit: | due: 2027-03-20}

    {commit: It opens. | due: 2027-03-20 | due: 2027-03-21}

    {comit: It opens. | owner: renata-okafor-lindqvist}

    It opens. | due: 2027-03-20

    {commit: It opens. | owner: renata-okafor-lindqvist
    """
    assert found(commitment_mark) == [
        "content/remarks/spring.md:7: 'owner' of the mark is '…'; there is no person of that "
        "name. Write a name of office/people, such as lena-park [commitment-mark]",
        "content/remarks/spring.md:7: 'due' of the mark is '…'; a date is written 2026-12-03 "
        "[commitment-mark]",
        "content/remarks/spring.md:7: A mark has an 'owner', a 'due' and a 'done', and not '…'. "
        "[commitment-mark]",
        "content/remarks/spring.md:9: The mark says no commitment; write what is promised, as in "
        f"'{FORM}' [commitment-mark]",
        "content/remarks/spring.md:11: The mark says 'due' twice; keep one of them "
        "[commitment-mark]",
        "content/remarks/spring.md:13: This looks like the mark of a commitment, or like a part of "
        f"one; a commitment is marked '{FORM}' [commitment-mark]",
        "content/remarks/spring.md:15: This looks like the mark of a commitment, or like a part of "
        f"one; a commitment is marked '{FORM}' [commitment-mark]",
        "content/remarks/spring.md:17: The mark of the commitment is not closed; write '}' at its "
        f"end, as in '{FORM}' [commitment-mark]",
    ]


def test_a_mark_elsewhere_is_an_error(found: Callable[..., list[str]]) -> None:
    """
    == content/remarks/spring.md ==
    ---
    title: Spring
    summary: "{commit: It opens. | owner: renata-okafor-lindqvist}"
    date: 2026-12-03
    remarks_state: as_prepared
    ---
    It opens.
    == content/news/spring.md ==
    ---
    title: Spring
    date: 2026-12-03
    release_kind: release
    ---
    It opens. { Commit : It opens.}
    """
    said = (
        "A commitment is marked in the text of remarks and nowhere else; write it without the "
        "braces, and leave out 'owner', 'due' and 'done' [commitment-mark]"
    )
    assert found(commitment_mark) == [
        f"content/news/spring.md:6: {said}",
        f"content/remarks/spring.md:3: {said}",
    ]
