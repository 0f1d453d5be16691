"""A letter: for whom it is, and that nobody else is given it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_single_and_a_merged_letter_pass(read: Callable[[], list[str]]) -> None:
    """
    == content/letters/one.md ==
    ---
    title: Thanks
    date: 2026-12-03
    letter_kind: thanks
    to: {name: Ana Díaz, organization: Harbor Flats Neighbors}
    salutation: "Dear Ms. Díaz:"
    private:
      address: |
        12 Wharf Street
        Port Ellery, WA 98299
    ---
    Thank you.
    == content/letters/many.md ==
    ---
    title: Thanks
    visibility: confidential
    date: 2026-12-03
    letter_kind: thanks
    recipients: many.csv
    columns: [name, street]
    salutation: "Dear {name}:"
    ---
    Thank you.
    """
    assert read() == []


def test_a_letter_says_for_whom_it_is(read: Callable[[], list[str]]) -> None:
    """
    == content/letters/all.md ==
    ---
    title: A
    visibility: public
    date: 2026-12-03
    letter_kind: thanks
    to: {name: Ana Díaz}
    salutation: "Dear all:"
    ---
    == content/letters/both.md ==
    ---
    title: A
    date: 2026-12-03
    letter_kind: thanks
    to: {name: Ana Díaz}
    recipients: both.csv
    salutation: "Dear all:"
    ---
    == content/letters/column.md ==
    ---
    title: A
    date: 2026-12-03
    letter_kind: thanks
    recipients: column.xlsx
    columns: [First Name]
    salutation: "Dear all:"
    ---
    == content/letters/columns.md ==
    ---
    title: A
    date: 2026-12-03
    letter_kind: thanks
    to: {name: Ana Díaz}
    columns: [name]
    salutation: "Dear all:"
    ---
    == content/letters/nameless.md ==
    ---
    title: A
    date: 2026-12-03
    letter_kind: thanks
    recipients: nameless.csv
    columns: [street]
    salutation: "Dear all:"
    ---
    == content/letters/none.md ==
    ---
    title: A
    date: 2026-12-03
    letter_kind: thanks
    salutation: "Dear all:"
    ---
    == content/letters/private.md ==
    ---
    title: A
    date: 2026-12-03
    letter_kind: thanks
    recipients: private.csv
    columns: [name]
    salutation: "Dear all:"
    private: {address: 12 Wharf Street}
    ---
    == content/letters/undeclared.md ==
    ---
    title: A
    date: 2026-12-03
    letter_kind: thanks
    recipients: undeclared.csv
    salutation: "Dear all:"
    ---
    """
    assert read() == [
        "content/letters/all.md:3: 'visibility' is 'public'; a letter is internal or confidential; "
        "publish its words as a release of the form statement [letter]",
        "content/letters/both.md:6: The letter has both 'to' and 'recipients'; keep 'to' for a "
        "single letter, or 'recipients' for one that is merged [letter]",
        "content/letters/column.md:5: 'recipients' is 'column.xlsx'; recipients are kept in a "
        "table whose name ends in .csv [letter]",
        "content/letters/column.md:6: columns 1 is 'First Name'; a column is named in small "
        "letters, such as first_name [letter]",
        "content/letters/columns.md:6: 'columns' are those of 'recipients'; add its file, or "
        "remove the line [letter]",
        "content/letters/nameless.md:6: 'columns' has no 'name'; every letter needs the name of "
        "its recipient [letter]",
        "content/letters/none.md:2: The letter says not whom it is for; add 'to' with a 'name', or "
        "'recipients' with the table of a merged letter [letter]",
        "content/letters/private.md:5: A merged letter has no 'address' of its own; the addresses "
        "stand in its table [letter]",
        "content/letters/undeclared.md:2: 'columns' is missing; a merged letter names the columns "
        "of its table: 'columns: [name, street, city, state, zip]' [letter]",
    ]
