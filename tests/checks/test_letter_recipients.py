"""A letter cannot be merged as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import letter_recipients

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_merged_letter_with_its_table_passes(found: Callable[..., list[str]]) -> None:
    """
    == content/letters/thanks.md ==
    ---
    title: Thanks
    date: 2026-12-03
    letter_kind: thanks
    recipients: thanks.csv
    columns: [name, organization, hours]
    subject: Your {hours} hours
    salutation: "Dear {name}:"
    ---
    Thank you, {name}, for {hours} hours of work.
    == content/letters/thanks.csv ==
    hours,name,organization
    9,Ada,
    """
    assert found(letter_recipients) == []


def test_a_field_that_is_no_column_is_an_error(found: Callable[..., list[str]]) -> None:
    """
    == content/letters/thanks.md ==
    ---
    title: Thanks
    date: 2026-12-03
    letter_kind: thanks
    recipients: thanks.csv
    columns: [name, organization]
    salutation: "Dear {nmae}:"
    ---
    Thank you, {Hours} of {organization}. [Read](https://a.example/{name}).
    == content/letters/thanks.csv ==
    name,organization
    Ada,
    == content/letters/one.md ==
    ---
    title: Thanks
    date: 2026-12-03
    letter_kind: thanks
    to: {name: Ada}
    salutation: "Dear {name}:"
    ---
    == content/letters/lost.md ==
    ---
    title: Thanks
    date: 2026-12-03
    letter_kind: thanks
    recipients: thank.csv
    columns: [name]
    salutation: "Dear {name}:"
    ---
    """
    assert found(letter_recipients) == [
        "content/letters/lost.md:5: 'recipients' is 'thank.csv'; there is no such file beside the "
        "record. Did you mean 'thanks.csv'? [letter-recipients]",
        "content/letters/one.md:6: '{name}' is a field of a merged letter, and this is for one "
        "person; write the words, or name 'recipients' and 'columns' [letter-recipients]",
        "content/letters/thanks.csv:2: The column 'organization' is empty in this row; fill it in, "
        "or take out the row [letter-recipients]",
        "content/letters/thanks.md:7: '{nmae}' is no column of the table. Did you mean 'name'? "
        "[letter-recipients]",
        "content/letters/thanks.md:9: '{Hours}' is no column of the table. The columns are 'name' "
        "and 'organization' [letter-recipients]",
        "content/letters/thanks.md:9: The link leads to 'https://a.example/{name}'; a field stands "
        "among words, and not in an address. Write the address out [letter-recipients]",
    ]


def test_braces_that_every_letter_would_show_are_errors(found: Callable[..., list[str]]) -> None:
    """
    == content/letters/thanks.md ==
    ---
    title: Thanks
    date: 2026-12-03
    letter_kind: thanks
    recipients: thanks.csv
    columns: [name, street, city, state, zip]
    salutation: "Dear {name}:"
    closing: "Yours, dear {name},"
    cc: ["{nmae}"]
    ---
    Hi {name!r}.
    == content/letters/thanks.csv ==
    name,street,city,state,zip
    Ada,1 A Street,Aix,WA,98299
    """
    assert found(letter_recipients) == [
        "content/letters/thanks.md:8: 'closing' is the same in every letter, so it has no fields; "
        "write it without braces, or put the field into the text [letter-recipients]",
        "content/letters/thanks.md:9: 'cc' is the same in every letter, so it has no fields; write "
        "it without braces, or put the field into the text [letter-recipients]",
        "content/letters/thanks.md:11: The brace here is part of no field; a field is the name of "
        "a column in braces, such as '{name}' [letter-recipients]",
        "content/letters/thanks.md:11: The brace here is part of no field; a field is the name of "
        "a column in braces, such as '{name}' [letter-recipients]",
    ]
