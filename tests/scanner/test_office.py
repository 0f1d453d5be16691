"""What the scanner takes for private, in an office as files."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from herald_scanner.office import Holdings, holdings
from herald_scanner.records import Passage

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


def private(office: Holdings) -> list[str]:
    return [f"{p.path}:{p.line} {p.field}: {p.text}" for p in office.private]


def names(passages: list[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def test_every_text_of_an_unreleased_record_is_private(root: Path) -> None:
    """
    == content/news/2026/2026-12-01-seafarer-inn.md ==
    ---
    title: City buys the inn
    visibility: public
    embargo: 2026-12-01 06:00
    quotes:
      - who: Ada Byron
        text: >-
          It knows how
          to be a home.
    ---
    Nine guests
    may stay.

    The rest is rented.
    """
    office = holdings(root, AT)
    path = "content/news/2026/2026-12-01-seafarer-inn.md"
    assert office.unreleased == 1
    assert private(office) == [
        f"{path}:2 title: City buys the inn",
        f"{path}:3 visibility: public",
        f"{path}:4 embargo: 2026-12-01 06:00",
        f"{path}:6 quotes[0].who: Ada Byron",
        f"{path}:8 quotes[0].text: It knows how to be a home.",
        f"{path}:11 text: Nine guests\nmay stay.",
        f"{path}:14 text: The rest is rented.",
    ]
    assert names(office.private_names) == ["seafarer-inn", "/2026/seafarer-inn"]


def test_who_sees_to_a_commitment_and_by_when_is_private_in_public_remarks(root: Path) -> None:
    """
    == content/remarks/spring.md ==
    ---
    title: Spring
    visibility: public
    ---
    One. {commit: It opens. | owner: lena-park
    | due: 2027-03-20} Two. {commit: It stays.}
    """
    office = holdings(root, AT)
    path = "content/remarks/spring.md"
    assert private(office) == [f"{path}:5 commit: owner: lena-park\n| due: 2027-03-20"]
    text = "One. {commit: It opens. } Two. {commit: It stays.}"
    assert Passage(path, 5, "text", text) in office.public
    assert text in names(office.public)


def test_of_a_public_appointment_only_what_is_told_is_public(root: Path) -> None:
    """
    == schedules/calendar/2026/2026-11-21-landlords.yml ==
    title: Landlords complain
    visibility: public
    starts: 2026-11-21 09:00
    ends: 2026-11-21 10:00
    public_title: A round table
    event: round-table
    place: Room 4
    location_release: day_of
    == schedules/calendar/2026/2026-11-21-landlords.es.yml ==
    title: Quejas
    public_title: Una mesa redonda
    place: Sala 4
    == schedules/travel/2026/2026-12-08-olympia.yml ==
    title: To Olympia
    visibility: public
    """
    path = "schedules/calendar/2026/2026-11-21-landlords"
    untold = [
        f"{path}.es.yml:1 title: Quejas",
        f"{path}.yml:1 title: Landlords complain",
        f"{path}.yml:6 event: round-table",
    ]
    where = [f"{path}.es.yml:3 place: Sala 4", f"{path}.yml:7 place: Room 4"]
    trip = [
        "schedules/travel/2026/2026-12-08-olympia.yml:1 title: To Olympia",
        "schedules/travel/2026/2026-12-08-olympia.yml:2 visibility: public",
    ]
    office, on_the_day = holdings(root, AT), holdings(root, AT + timedelta(hours=12))
    assert sorted(private(office)) == sorted([*untold, *where, *trip])
    assert sorted(private(on_the_day)) == sorted([*untold, *trip])
    assert office.unreleased == 1
    assert not {"landlords", "olympia"} & {*names(office.public_names)}
    assert names(office.private_names) == [
        *(*("landlords", "/2026/landlords"), *("landlords", "/2026/landlords")),
        *("olympia", "/2026/olympia"),
    ]


def test_at_its_moment_it_is_public(root: Path) -> None:
    """
    == content/news/2026-12-01-seafarer-inn.yml ==
    title: City buys the inn
    visibility: public
    embargo: 2026-12-01 06:00
    """
    office = holdings(root, datetime(2026, 12, 1, 6, tzinfo=AT.tzinfo))
    path = "content/news/2026-12-01-seafarer-inn.yml"
    assert private(office) == [f"{path}:3 embargo: 2026-12-01 06:00"]
    assert (office.unreleased, office.private_names) == (0, [])
    assert Passage(path, 1, "title", "City buys the inn") in office.public


def test_private_blocks_and_staff_fields_of_public_records_are_private(root: Path) -> None:
    """
    == content/news/levy.yml ==
    title: Levy
    visibility: public
    quotes:
      - text: Good.
        approved_by: ada-byron
    private:
      notes: Not before the vote.
      plan:
        roles:
          - {who: Ada, does: Keys}
    """
    assert private(holdings(root, AT)) == [
        "content/news/levy.yml:5 quotes[0].approved_by: ada-byron",
        "content/news/levy.yml:7 private.notes: Not before the vote.",
        "content/news/levy.yml:10 private.plan.roles[0].who: Ada",
        "content/news/levy.yml:10 private.plan.roles[0].does: Keys",
    ]


def test_a_translation_is_as_private_as_its_original_or_as_it_says(root: Path) -> None:
    """
    == content/news/a.md ==
    ---
    title: A
    visibility: public
    ---
    == content/news/a.es.md ==
    ---
    title: A es
    ---
    == content/news/b.md ==
    ---
    title: B
    ---
    == content/news/b.es.md ==
    ---
    title: B es
    visibility: public
    ---
    == content/news/c.md ==
    ---
    title: C
    visibility: public
    ---
    == content/news/c.es.md ==
    ---
    title: C es
    visibility: internal
    ---
    == content/news/lost.es.md ==
    ---
    title: Lost
    visibility: public
    ---
    """
    titles = [p.text for p in holdings(root, AT).private if p.field == "title"]
    assert titles == ["B es", "B", "C es", "Lost"]


def test_a_file_that_cannot_be_read_is_private_line_by_line(root: Path) -> None:
    """
    == content/news/a.yml ==
    visibility: public
    title: "never closed
    == content/news/b.yml ==
    visibility: public
    title: *other
    == content/news/c.md ==
    ---
    visibility: public
    """
    assert [text.rpartition(" text: ")[2] for text in private(holdings(root, AT))] == [
        "visibility: public",
        'title: "never closed',
        "visibility: public",
        "title: *other",
        "---",
        "visibility: public",
    ]


def test_pages_written_by_hand_are_public(root: Path) -> None:
    """
    == content/pages/about.md ==
    # About

    The City.
    """
    office = holdings(root, AT)
    assert office.private == []
    assert {"# About", "The City."} <= {passage.text for passage in office.public}


def test_a_file_is_as_public_as_the_records_that_name_it(root: Path) -> None:
    """
    == content/news/a.yml ==
    title: A
    visibility: public
    attachments:
      - {file: budget.csv, title: Budget}
    private:
      attachments:
        - {file: layoffs.csv, title: Layoffs}
    == content/news/b.yml ==
    title: B
    attachments:
      - {file: budget.csv, title: Budget}
      - {file: offers.csv, title: Offers}
    == content/news/budget.csv ==
    line,dollars
    == content/news/layoffs.csv ==
    name,day
    == content/news/offers.csv ==
    bidder,offer
    """
    office = holdings(root, AT)
    assert "content/news/budget.csv" in office.public_files
    assert list(office.private_files) == ["content/news/layoffs.csv", "content/news/offers.csv"]
    assert "content/news/offers.csv:1 text: bidder,offer" in private(office)
    assert names(office.private_names) == ["b", "layoffs", "offers"]


def test_a_committee_is_called_as_its_folder(root: Path) -> None:
    """
    == committees/safe-streets/committee.yml ==
    title: Safe Streets
    == committees/safe-streets/goals/crossings.yml ==
    title: Crossings
    """
    assert names(holdings(root, AT).private_names) == ["safe-streets", "crossings"]


def test_ten_thousand_brackets_do_no_harm(root: Path) -> None:
    """
    == content/news/a.yml ==
    title: A
    """
    (root / "content/news/a.yml").write_text("title: " + "[" * 50_000)
    assert len(holdings(root, AT).private) == 1
