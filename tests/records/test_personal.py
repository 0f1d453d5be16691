"""What in a text looks like personal data, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herald.records.personal import Sort, compared, personal


def found(text: str, *, by_residents: bool = False) -> list[tuple[Sort, str]]:
    """What is found in the text, in its order."""
    findings = sorted(personal(text, by_residents=by_residents), key=lambda one: one.start)
    assert all(text[one.start :].startswith(one.text) for one in findings)
    return [(one.sort, one.text) for one in findings]


@pytest.mark.parametrize(
    ("text", "sort", "it"),
    [
        ("Write to jane.doe+ward4@mail.example.", Sort.EMAIL, "jane.doe+ward4@mail.example"),
        ("[mail](mailto:J_Doe@sub.mail.example?subject=x)", Sort.EMAIL, "J_Doe@sub.mail.example"),
        ("Call 360-555-0142.", Sort.TELEPHONE, "360-555-0142"),
        ("(360) 555-0142, after six", Sort.TELEPHONE, "(360) 555-0142"),
        ("Her cell: 360.555.0142", Sort.TELEPHONE, "360.555.0142"),
        ("+1 360 555 0142", Sort.TELEPHONE, "+1 360 555 0142"),
        ("1-360-555-0142", Sort.TELEPHONE, "1-360-555-0142"),
        ("[call](tel:+13605550142)", Sort.TELEPHONE, "+13605550142"),
        ("360\u2011555\u20110142", Sort.TELEPHONE, "360\u2011555\u20110142"),
        ("en Lima, +51 987 654 321", Sort.TELEPHONE, "+51 987 654 321"),
        ("card 4111 1111 1111 1111 exp", Sort.CARD, "4111 1111 1111 1111"),
        ("5555-5555-5555-4444", Sort.CARD, "5555-5555-5555-4444"),
        ("378282246310005", Sort.CARD, "378282246310005"),
        ("SSN 219-09-9998", Sort.SOCIAL_SECURITY, "219-09-9998"),
        ("Social Security number: 219099998", Sort.SOCIAL_SECURITY, "219099998"),
        ("license plate BKR 4712", Sort.PLATE, "BKR 4712"),
        ('with the plate "C12345D"', Sort.PLATE, "C12345D"),
        ("la placa BKR-4712", Sort.PLATE, "BKR-4712"),
        ("She was born on January 26, 1931, to Edna", Sort.BIRTH, "January 26, 1931"),
        ("DOB: 4/17/1988", Sort.BIRTH, "4/17/1988"),
        ("date of birth 1988-04-17", Sort.BIRTH, "1988-04-17"),
        ("nacida el 17 de abril de 1988", Sort.BIRTH, "17 de abril de 1988"),
        ("Send it to 48 Alder St, Apt 3B.", Sort.STREET, "48 Alder St, Apt 3B"),
        ("Mrs. Ruiz, who lives at 48 North Alder Street,", Sort.STREET, "48 North Alder Street"),
        ("a resident of 1204 5th Ave. since", Sort.STREET, "1204 5th Ave."),
    ],
)
def test_what_everybody_may_read_is_found_with_its_sort(text: str, sort: Sort, it: str) -> None:
    assert found(text) == [(sort, it)]
    assert found(text, by_residents=True) == [(sort, it)]


@pytest.mark.parametrize(
    ("text", "sort", "it"),
    [
        ("call me at 555-0142 after six", Sort.TELEPHONE, "555-0142"),
        ("my phone is 3605550142", Sort.TELEPHONE, "3605550142"),
        ("llámeme: teléfono 3605550142", Sort.TELEPHONE, "3605550142"),
        ("the hole before 48 alder st is back", Sort.STREET, "48 alder st"),
        ("across from 1204 N. 5th Ave", Sort.STREET, "1204 N. 5th Ave"),
        ("at 210 Harbor Street they said no", Sort.STREET, "210 Harbor Street"),
    ],
)
def test_in_what_residents_wrote_more_is_found(text: str, sort: Sort, it: str) -> None:
    assert found(text, by_residents=True) == [(sort, it)]
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Call 911, 311 or 211.",
        "Free of charge: 800-555-0142, (888) 555-0142, 1-877-555-0142.",
        "Ordinance 2026-031 of 2026-11-20, file 26-1142, BARS 341.43.00.",
        "$360-555-0142 is no price, nor is 360-555-01423, nor v1.360-555-0142",
        "ZIP code 98299-0142; parcel 360555014200",
        "from 1999 to 2026, 1,250,000 people, 12.5 percent",
        "4111 1111 1111 1112 has the wrong check digit, 0000 0000 0000 0000 none",
        "000-12-3456, 666-12-3456, 219-00-9998, 219-09-0000, 987-65-4321",
        "the brass plate of 1890, a plate of fish, plates 12 and 14",
        "born in Port Ellery in 1931; on January 26, 1931, the bridge opened",
        "City Hall, 210 Harbor Street, Port Ellery, WA 98299",
        "They live 12 Miles down the Road, in 3 days the court decides, 5 cars on the street",
        "mayor at city.example, @portellery, a@b, user@localhost",
        "https://city.example/360/555/0142/ and /news/2026/360-555/",
    ],
)
def test_what_only_resembles_it_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I waited 3 days in the court, saw 5 cars on the road and 12 people by the way",
        "the case is 201-2024, call 311 about 2026-0142",
        "I called 3 times in 20 minutes on the drive",
    ],
)
def test_what_residents_write_may_have_numbers_in_it(text: str) -> None:
    assert found(text, by_residents=True) == []


def test_several_are_found_in_one_text_and_none_of_them_twice() -> None:
    text = "Jane (jane@mail.example, 360-555-0142) of 48 Alder St, Apt 3; SSN: 219-09-9998"
    assert found(text, by_residents=True) == [
        (Sort.EMAIL, "jane@mail.example"),
        (Sort.TELEPHONE, "360-555-0142"),
        (Sort.STREET, "48 Alder St, Apt 3"),
        (Sort.SOCIAL_SECURITY, "219-09-9998"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(360) 555-0142", "tel:+13605550142"),
        ("360.555.0142", "1-360-555-0142"),
        ("Jane@Mail.example", "mailto:jane@mail.example"),
        ("48 North Alder Street", "48 N. Alder St."),
        ("BKR 4712", "bkr-4712"),
    ],
)
def test_what_is_written_in_two_ways_is_compared_as_one(one: str, other: str) -> None:
    assert compared(one) == compared(other)


_PIECES = st.sampled_from(
    [
        *("360-555-0142", "(360) ", "555-", "0142", "1 ", "+1", "a@", "b.example", ".", "4111 "),
        *("1111", "219-", "09-", "9998", "born on ", "1/4/80", "plate ", "ABC ", "12 ", "Elm "),
        *("N. ", "St", ", Apt 4", "lives at ", "call me at ", "\u00a0", "\u2011", "٣٦٠", "\ud800"),
    ]
)


@pytest.mark.parametrize("by_residents", [False, True])
@given(text=st.text(max_size=300) | st.lists(_PIECES, max_size=60).map("".join))
@example(text="١٢٣-٤٥٦-٧٨٩٠")
def test_of_any_text_what_is_found_stands_there_and_nothing_overlaps(
    text: str, *, by_residents: bool
) -> None:
    findings = sorted(personal(text, by_residents=by_residents), key=lambda one: one.start)
    end = 0
    for one in findings:
        assert one.start >= end
        end = one.start + len(one.text)
        assert text[one.start : end] == one.text
        assert compared(one.text)


@pytest.mark.parametrize(
    "piece",
    [
        *("360-555-", "1 ", "a@", "a.", "x@a.", "born 1 a", "plate A", "4111 ", "(360) ", "0"),
        *("call me at ", "12 Elm ", "1 N. ", "+2 22 ", "lives at 12 ", " "),
    ],
)
def test_a_long_text_that_nearly_holds_it_is_soon_read(piece: str) -> None:
    """None of these takes a second; a pattern that tried every way would take years."""
    assert found(piece * (60_000 // len(piece)), by_residents=True) == []
