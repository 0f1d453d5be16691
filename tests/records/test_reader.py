"""From folders to records: what is read, what is refused, and that nothing is lost in silence."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herald.kinds import KINDS
from herald.kinds.event import Event
from herald.records.convening import Accessibility
from herald.records.reader import Reading, entry, read_office, read_settings
from herald.records.source import Source
from herald.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def problems_in(root: Path) -> list[str]:
    return [str(problem) for problem in read_office(root, KINDS).problems]


# --- office.yml and the home page -----------------------------------------------------------------


def test_an_office_needs_office_yml_and_a_home_page(tmp_path: Path) -> None:
    assert problems_in(tmp_path) == [
        "office.yml:1: There is no office.yml here; an office needs one, and "
        "content/pages/index.md. "
        "Call herald in the office's folder, or name it with --root [office]",
    ]
    (tmp_path / "office.yml").write_text(
        "city: A\nstate: B\nmayor: c\ntimezone: UTC\nsite_url: https://a.example/\n"
    )
    assert problems_in(tmp_path) == [
        "content/pages/index.md:1: The home page is missing; add this file [file]",
    ]
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "content/pages/index.md").write_text("# A\n")
    assert problems_in(tmp_path) == []


def test_everything_wrong_with_office_yml_is_told(read: Callable[[], list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    timezone: Pacific
    site_url: mayor.portellery.example
    languages: [en, ../es]
    seal: ../../secret.svg
    colours:
      primary: blue
    proclamations:
      least_whereas: three
    newsletter_address: a@b.example, c@d.example
    security_contact: http://city.example/tell
    data_license: {name: CC0 1.0, url: creativecommons.org}
    contact: {address: 210 Harbor Street, email: mayor at city.example}
    press_contact: {name: Priya Raghunathan, email: press@city}
    """
    assert read() == [
        "office.yml:1: 'mayor' is missing; add a line 'mayor: …' [office]",
        "office.yml:3: 'timezone' is 'Pacific'; a time zone is written America/Los_Angeles "
        "[office]",
        "office.yml:4: 'site_url' is 'mayor.portellery.example'; a web address is written "
        "https://city.example/page [office]",
        "office.yml:5: 'languages' is a list; a language is written as its code, such as en or es "
        "[office]",
        "office.yml:6: 'seal' is '../../secret.svg'; the seal is a drawing under content/pages, "
        "written assets/seal.svg [office]",
        "office.yml:7: 'colours' is not a field here. Did you mean 'colors'? [office]",
        "office.yml:10: 'least_whereas' of proclamations is 'three'; a whole number is written 12 "
        "[office]",
        "office.yml:11: 'newsletter_address' is 'a@b.example, c@d.example'; an e-mail address is "
        "written press@city.example [office]",
        "office.yml:12: 'security_contact' is 'http://city.example/tell'; whom to tell is an "
        "e-mail address, security@city.example, or a web address that begins with https:// "
        "[office]",
        "office.yml:13: 'url' of data_license is 'creativecommons.org'; a web address is written "
        "https://city.example/page [office]",
        "office.yml:14: 'email' of contact is 'mayor at city.example'; an e-mail address is "
        "written press@city.example [office]",
        "office.yml:15: 'email' of press_contact is 'press@city'; an e-mail address is written "
        "press@city.example [office]",
    ]


def test_a_color_needs_quotes(read: Callable[[], list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, en]
    colors:
      primary: "0b3c5d"
    """
    assert read() == [
        "office.yml:6: 'languages' is a list; write each language once, the first of the site "
        "first "
        "[office]",
        "office.yml:8: 'primary' of colors is '0b3c5d'; a color is written '#0b3c5d', with the "
        "quotes [office]",
    ]


def test_an_office_yml_that_cannot_be_read_is_the_only_problem(
    read: Callable[[], list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery: the city
    == content/news/levy.md ==
    nothing
    """
    assert read() == [
        "office.yml:1: There is a colon inside this text; put quotes around the text: city: "
        '"Port Ellery: the city" [file]',
    ]


# --- folders and names ----------------------------------------------------------------------------


def test_a_folder_that_is_not_known_is_an_error_with_the_nearest_name(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/event/town-hall.yml ==
    title: Town hall
    == committees/safe-streets/goal/crossings.yml ==
    title: Crossings
    == office/zebras/marty.yml ==
    title: Marty
    == content/news/drafts/levy.yml ==
    title: Levy
    == notes/anything.yml ==
    title: Left alone
    """
    assert read() == [
        "committees/safe-streets/goal:1: 'committees/safe-streets/goal' is not a folder that "
        "Herald "
        "knows. Did you mean 'goals'? [folder]",
        "content/news/drafts:1: 'content/news/drafts' is not a folder that Herald knows. Records "
        "stand in 'content/news' itself, or in folders for years and months there [folder]",
        "office/zebras:1: 'office/zebras' is not a folder that Herald knows. The folders in "
        "'office' "
        "are 'commitments', 'delegations', 'organizations', 'people', 'tasks' and 'venues' "
        "[folder]",
        "schedules/event:1: 'schedules/event' is not a folder that Herald knows. Did you mean "
        "'events'? [folder]",
    ]


def test_a_folder_beside_the_office_that_looks_like_one_of_it_is_an_error(
    read: Callable[[], list[str]],
) -> None:
    """
    == Schedules/events/2026/town-hall.md ==
    ---
    title: Town hall
    ---
    == proclamation/library-day.md ==
    ---
    title: Library day
    ---
    == contents/notes.md ==
    # Notes
    == commitees/notes.md ==
    # Notes
    == events/town-hall.md ==
    ---
    title: Town hall
    ---
    """
    assert read() == [
        "Schedules:1: 'Schedules' is not a folder that Herald reads, and there are records in it. "
        "Did you mean 'schedules'? [folder]",
        "proclamation:1: 'proclamation' is not a folder that Herald reads, and there are records "
        "in it. Did you mean 'proclamations'? [folder]",
    ]


def test_folders_for_years_and_months_are_free(reading: Reading) -> None:
    """
    == office/venues/2026/12/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == committees/safe-streets/committee.yml ==
    title: Safe Streets
    charter: Made by Resolution 2024-09.
    """
    assert reading.problems == ()
    assert sorted((found.kind.name, found.name, found.parent) for found in reading.entries) == [
        ("committee", "safe-streets", "safe-streets"),
        ("person", "renata-okafor-lindqvist", ""),
        ("venue", "city-hall", ""),
    ]


def test_a_name_that_cannot_be_an_address_is_an_error_with_one_that_can(
    read: Callable[[], list[str]],
) -> None:
    """
    == office/venues/City_Hall.yml ==
    title: City Hall
    == office/venues/café.yml ==
    title: Café
    == office/venues/notes.txt ==
    Not a record.
    == content/pages/what?.md ==
    # What
    == committees/Safe/committee.yml ==
    title: Safe Streets
    """
    assert read() == [
        "committees/Safe:1: 'Safe' is not a name for a folder; write 'safe' (small letters, digits "
        "and hyphens, at most 80) [file-name]",
        "content/pages/what?.md:1: 'what?.md' is not a name for a file; write 'what.md' (small "
        "letters, digits and hyphens, at most 80) [file-name]",
        "office/venues/City_Hall.yml:1: 'City_Hall.yml' is not a name for a file; write "
        "'city-hall.yml' (small letters, digits and hyphens, at most 80) [file-name]",
        "office/venues/café.yml:1: 'café.yml' is not a name for a file; write 'cafe.yml' (small "
        "letters, digits and hyphens, at most 80) [file-name]",
        "office/venues/notes.txt:1: 'notes.txt' is not a file that Herald reads; a record ends in "
        ".md or .yml, and beside it may stand .jpg, .jpeg, .png, .webp, .pdf, .csv; save it as one "
        "of these, or remove it [file-name]",
    ]


def test_a_name_that_other_programs_give_is_an_error_with_the_one_that_is_meant(
    read: Callable[[], list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    == office/venues/a.yaml ==
    title: A
    == office/venues/b.yml.txt ==
    title: B
    == office/venues/c.md.md ==
    title: C
    == office/venues/d.MD ==
    title: D
    == office/venues/e.yml ==
    title: E
    address: 1 Pier Street
    == office/venues/e.ES.yml ==
    title: E
    == office/venues/e_es.yml ==
    title: E
    == office/venues/e-es.yml ==
    title: E
    == office/venues/f-es.yml ==
    title: F
    address: 2 Pier Street
    == office/venues/Thumbs.db ==
    == office/venues/~$list.docx ==
    """
    rule = "(small letters, digits and hyphens, at most 80) [file-name]"
    unread = (
        "is not a file that Herald reads; a record ends in .md or .yml, and beside it may stand "
        ".jpg, .jpeg, .png, .webp, .pdf, .csv; save it as one of these, or remove it [file-name]"
    )
    assert read() == [
        f"office/venues/Thumbs.db:1: 'Thumbs.db' {unread}",
        f"office/venues/a.yaml:1: 'a.yaml' is not a name for a file; write 'a.yml' {rule}",
        f"office/venues/b.yml.txt:1: 'b.yml.txt' is not a name for a file; write 'b.yml' {rule}",
        f"office/venues/c.md.md:1: 'c.md.md' is not a name for a file; write 'c.md' {rule}",
        f"office/venues/d.MD:1: 'd.MD' is not a name for a file; write 'd.md' {rule}",
        "office/venues/e-es.yml:1: 'e-es.yml' would be a record of its own; the translation of "
        "'e.yml' is called 'e.es.yml' [file-name]",
        f"office/venues/e.ES.yml:1: 'e.ES.yml' is not a name for a file; write 'e.es.yml' {rule}",
        f"office/venues/e_es.yml:1: 'e_es.yml' is not a name for a file; write 'e.es.yml' {rule}",
        f"office/venues/~$list.docx:1: '~$list.docx' {unread}",
    ]


def test_a_name_without_an_ending_is_not_advised_to_be_what_it_is(
    read: Callable[[], list[str]],
) -> None:
    """
    == office/venues/city-hall ==
    title: City Hall
    == office/venues/city-hall.yml~ ==
    title: City Hall
    """
    rest = (
        "is not a file that Herald reads; a record ends in .md or .yml, and beside it may stand "
        ".jpg, .jpeg, .png, .webp, .pdf, .csv; save it as one of these, or remove it [file-name]"
    )
    assert read() == [
        f"office/venues/city-hall:1: 'city-hall' {rest}",
        f"office/venues/city-hall.yml~:1: 'city-hall.yml~' {rest}",
    ]


def test_a_record_in_a_folder_that_holds_none_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == schedules/town-hall.yml ==
    title: Town hall
    == content/2026/levy.yml ==
    title: Levy
    == committees/crossings.yml ==
    title: Crossings
    == committees/safe-streets/about.yml ==
    title: About
    """
    assert read() == [
        "committees/crossings.yml:1: A record cannot stand in 'committees'; move it into a folder "
        "inside [folder]",
        "committees/safe-streets/about.yml:1: A record cannot stand in 'committees/safe-streets'; "
        "the record of this folder is called committee.md or committee.yml [folder]",
        "content/2026/levy.yml:1: A record cannot stand in 'content/2026'; the folders for records "
        "are 'content/alerts', 'content/initiatives', 'content/letters', 'content/news', "
        "'content/newsletters', 'content/pages', 'content/priorities' and 'content/remarks' "
        "[folder]",
        "schedules/town-hall.yml:1: A record cannot stand in 'schedules'; the folders for records "
        "are 'schedules/calendar', 'schedules/disclosures', 'schedules/events', "
        "'schedules/meetings', 'schedules/requests' and 'schedules/travel' [folder]",
    ]


def test_a_symbolic_link_is_refused_wherever_it_stands(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "file.yml").write_text("title: Secret\n")
    venues = root / "office/venues"
    venues.mkdir()
    (venues / "city-hall.yml").symlink_to(secret / "file.yml")
    (root / "content/pages/secret").symlink_to(secret)
    (root / "schedules").symlink_to(secret)
    (root / "content/pages/index.es.md").symlink_to("index.md")
    assert problems_in(root) == [
        "content/pages/index.es.md:1: This is a symbolic link; put the file itself here [file]",
        "content/pages/secret:1: This is a symbolic link; put the file itself here [file]",
        "office/venues/city-hall.yml:1: This is a symbolic link; put the file itself here [file]",
        "schedules:1: This is a symbolic link; put the file itself here [file]",
    ]


def test_an_office_yml_that_is_a_symbolic_link_is_not_read(root: Path) -> None:
    (root / "office.yml").rename(root / "real.yml")
    (root / "office.yml").symlink_to("real.yml")
    found, problems = read_settings(root)
    assert found is None
    assert len(problems) == 1


def test_what_is_no_ordinary_file_is_refused(root: Path) -> None:
    os.mkfifo(root / "office/people/pipe.yml")
    (root / "schedules").write_text("a file")
    assert problems_in(root) == [
        "office/people/pipe.yml:1: This is not an ordinary file; remove it [file]",
        "schedules:1: 'schedules' is a file; make it a folder [folder]",
    ]


def test_folders_inside_one_another_without_end_are_refused(root: Path) -> None:
    (root / "content/pages" / "/".join(["a"] * 400)).mkdir(parents=True)
    deep = "/".join(["content/pages", *["a"] * 19])
    assert problems_in(root) == [
        f"{deep}:1: The folders here are nested too deep; move them up [folder]"
    ]


def test_a_name_that_a_terminal_would_act_upon_is_shown_harmlessly(root: Path) -> None:
    (root / "office/people/a\n::error::b.yml").write_text("title: A\n")
    os.mknod(os.fsencode(root) + b"/office/people/\xff.yml")
    assert problems_in(root) == [
        "office/people/a\ufffd::error::b.yml:1: 'a\ufffd::error::b.yml' is not a name for a file; "
        "write 'a-error-b.yml' (small letters, digits and hyphens, at most 80) [file-name]",
        "office/people/\ufffd.yml:1: '\ufffd.yml' is not a name for a file; write 'name.yml' "
        "(small "
        "letters, digits and hyphens, at most 80) [file-name]",
    ]


def test_hidden_files_are_left_alone(read: Callable[[], list[str]]) -> None:
    """
    == office/venues/.notes ==
    Left alone.
    == content/.drafts/levy.yml ==
    title: Left alone
    """
    assert read() == []


# --- records --------------------------------------------------------------------------------------


def test_the_name_of_a_record_is_its_files_stem_without_the_date(reading: Reading) -> None:
    """
    == content/news/2026/2026-12-03-levy.md ==
    ---
    title: Levy
    date: 2026-12-03
    release_kind: release
    ---
    Text.
    """
    release = next(found for found in reading.entries if found.kind.name == "release")
    assert (release.name, release.stem, release.address, release.body) == (
        "levy",
        "2026-12-03-levy",
        "/news/2026/levy/",
        "Text.",
    )


def test_a_text_below_the_fields_of_a_kind_that_has_none_is_refused(
    read: Callable[[], list[str]],
) -> None:
    """
    == content/alerts/tide.md ==
    ---
    title: Tide
    level: info
    headline: Tide
    body: High water.
    starts: 2026-12-03 08:00
    expires: 2026-12-04 20:00
    ---

    More words.
    """
    assert read() == [
        "content/alerts/tide.md:10: A record of this kind (alert) has no text below its fields; "
        "remove the text, or put it into a field [alert]",
    ]


def test_a_record_may_have_its_own_time_zone(reading: Reading) -> None:
    """
    == schedules/events/conference.yml ==
    title: Conference of Mayors
    timezone: America/New_York
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Washington
    subtype: forum
    """
    event = next(found.record for found in reading.entries if found.kind.name == "event")
    assert event.model_dump()["starts"].isoformat() == "2026-12-03T18:00:00-05:00"


def test_a_time_zone_that_there_is_not_is_one_problem(read: Callable[[], list[str]]) -> None:
    """
    == schedules/events/conference.yml ==
    title: Conference of Mayors
    timezone: America/New_Yorck
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Washington
    subtype: forum
    """
    assert read() == [
        "schedules/events/conference.yml:2: 'timezone' is 'America/New_Yorck'; a time zone is "
        "written America/Los_Angeles [event]",
    ]


def test_all_problems_of_all_files_are_told_in_one_run(read: Callable[[], list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    == office/venues/pier.yml ==
    title: Pier: the long one
    == schedules/evnts/town-hall.yml ==
    title: Town hall
    == content/news/Levy.md ==
    ---
    title: Levy
    ---
    == content/pages/about.md ==
    ---
    title: About: us
    ---
    """
    assert read() == [
        "content/news/Levy.md:1: 'Levy.md' is not a name for a file; write 'levy.md' (small "
        "letters, "
        "digits and hyphens, at most 80) [file-name]",
        "content/pages/about.md:2: There is a colon inside this text; put quotes around the text: "
        'title: "About: us" [file]',
        "office/venues/city-hall.yml:1: 'address' is missing; add a line 'address: …' [venue]",
        "office/venues/pier.yml:1: There is a colon inside this text; put quotes around the text: "
        'title: "Pier: the long one" [file]',
        "schedules/evnts:1: 'schedules/evnts' is not a folder that Herald knows. Did you mean "
        "'events'? [folder]",
    ]


def test_files_beside_records_and_pages_are_known(reading: Reading) -> None:
    """
    == content/news/levy.pdf ==
    x
    == content/pages/assets/seal.svg ==
    x
    """
    assert sorted(reading.files) == ["content/news/levy.pdf", "content/pages/assets/seal.svg"]


# --- translations ---------------------------------------------------------------------------------


def test_a_translation_gives_the_words_and_takes_the_rest_from_the_original(
    reading: Reading,
) -> None:
    """
    == content/news/levy.md ==
    ---
    title: Levy
    summary: In brief.
    visibility: public
    date: 2026-12-03
    release_kind: release
    ---
    Text.
    == content/news/levy.es.md ==
    ---
    title: Impuesto
    summary:
    ---
    Texto.
    """
    assert reading.problems == ()
    spanish = next(found for found in reading.entries if found.language == "es")
    assert (
        spanish.record.title,
        spanish.record.summary,
        spanish.record.visibility,
        spanish.body,
    ) == (
        "Impuesto",
        "In brief.",
        "public",
        "Texto.",
    )
    assert spanish.address == "/news/2026/levy/"


def test_a_translation_takes_from_the_original_what_a_block_of_its_own_does_not_say(
    reading: Reading,
) -> None:
    """
    == schedules/events/town-hall.yml ==
    title: Town hall
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: The pier
    subtype: town_hall
    accessibility:
      asl: yes
      interpretation: [es, so]
      request_by: 2026-11-27
      contact: Ask Lena Park, 360-555-0108
    == schedules/events/town-hall.es.yml ==
    title: Asamblea
    accessibility:
      contact: Pregunte a Lena Park, 360-555-0108
    """
    assert reading.problems == ()
    spanish = next(found for found in reading.entries if found.language == "es")
    assert isinstance(spanish.record, Event)
    assert spanish.record.accessibility == Accessibility(
        asl=True,
        interpretation=("es", "so"),
        request_by=date(2026, 11, 27),
        contact="Pregunte a Lena Park, 360-555-0108",
    )
    own = [spanish.gives(("accessibility", name)) for name in ("contact", "asl")]
    assert own == [True, False]


def test_what_is_wrong_in_a_block_is_told_once_where_it_stands(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/events/town-hall.yml ==
    title: Town hall
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: The pier
    subtype: town_hall
    accessibility:
      request_by: soon
    == schedules/events/town-hall.es.yml ==
    title: Asamblea
    accessibility:
      contat: Pregunte a Lena Park, 360-555-0108
      interpretation: [es, 7]
    """
    assert read() == [
        "schedules/events/town-hall.es.yml:3: 'contat' is not a field here in 'accessibility'. "
        "Did you mean 'contact'? [event]",
        "schedules/events/town-hall.es.yml:4: interpretation 2 of accessibility is '7'; a language "
        "is written as its code, such as en or es [event]",
        "schedules/events/town-hall.yml:8: 'request_by' of accessibility is 'soon'; a date is "
        "written 2026-12-03 [event]",
    ]


def test_what_is_decided_once_is_decided_in_the_original(read: Callable[[], list[str]]) -> None:
    """
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: The pier
    subtype: town_hall
    == schedules/events/town-hall.es.yml ==
    title: Asamblea
    starts: 2026-12-03 19:00
    visibility: public
    """
    assert read() == [
        "schedules/events/town-hall.es.yml:2: 'starts' is decided in "
        "'schedules/events/town-hall.yml'; remove the line here [translation]",
        "schedules/events/town-hall.es.yml:3: 'visibility' is decided in "
        "'schedules/events/town-hall.yml'; remove the line here [translation]",
    ]


def test_a_translation_without_an_original_or_in_a_language_not_spoken_is_refused(
    read: Callable[[], list[str]],
) -> None:
    """
    == content/news/levy.es.md ==
    ---
    title: Impuesto
    ---
    == content/news/budget.fr.md ==
    ---
    title: Budget
    ---
    == content/pages/index.fr.md ==
    # Bienvenue
    """
    assert read() == [
        "content/news/budget.fr.md:1: 'fr' is not a language of this office besides the first; the "
        "others are es (office.yml, 'languages') [translation]",
        "content/news/levy.es.md:1: There is no 'levy.md' or 'levy.yml' that this could translate "
        "[translation]",
        "content/pages/index.fr.md:1: 'fr' is not a language of this office besides the first; the "
        "others are es (office.yml, 'languages') [translation]",
    ]


def test_an_office_of_one_language_has_no_translations(read: Callable[[], list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    == office/people/renata-okafor-lindqvist.es.yml ==
    title: Renata Okafor-Lindqvist
    """
    assert read() == [
        "office/people/renata-okafor-lindqvist.es.yml:1: 'es' is not a language of this office "
        "besides the first; there is no other (office.yml, 'languages') [translation]",
    ]


def test_a_text_must_be_translated_with_its_fields(read: Callable[[], list[str]]) -> None:
    """
    == content/news/levy.md ==
    ---
    title: Levy
    date: 2026-12-03
    release_kind: release
    ---
    Text.
    == content/news/levy.es.yml ==
    title: Impuesto
    """
    assert read() == [
        "content/news/levy.es.yml:1: The text of 'content/news/levy.md' is not translated; write "
        "it "
        "below the fields [translation]",
    ]


def test_what_is_wrong_is_told_once_in_the_file_where_it_stands(
    read: Callable[[], list[str]],
) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement: More homes.
    rank: first
    == content/priorities/homes.es.yml ==
    titel: Viviendas
    icon: [home]
    == content/priorities/doors.md ==
    ---
    title: Doors
    ---
    == content/priorities/doors.es.md ==
    ---
    title: Puertas
    ---
    """
    assert read() == [
        "content/priorities/doors.md:2: 'statement' is missing; add a line 'statement: …' "
        "[priority]",
        "content/priorities/homes.es.yml:1: 'titel' is not a field here. Did you mean 'title'? "
        "[priority]",
        "content/priorities/homes.es.yml:2: 'icon' is a list; write a text; put quotes around it "
        "if "
        "it starts with '[' or '{' [priority]",
        "content/priorities/homes.yml:3: 'rank' is 'first'; a whole number is written 12 "
        "[priority]",
    ]


def test_a_record_that_is_wrong_is_unread_though_its_translation_is_read(reading: Reading) -> None:
    """
    == content/priorities/homes.yml ==
    statement: More homes.
    == content/priorities/homes.es.yml ==
    title: Viviendas
    == content/priorities/2026-01-02-doors.yml ==
    statement: Open doors.
    == content/priorities/2025-01-02-doors.yml ==
    title: Doors
    statement: Open doors.
    """
    assert [str(problem) for problem in reading.problems] == [
        "content/priorities/2026-01-02-doors.yml:1: 'title' is missing; add a line 'title: …' "
        "[priority]",
        "content/priorities/homes.yml:1: 'title' is missing; add a line 'title: …' [priority]",
    ]
    assert reading.unread == {("priority", "homes"), ("priority", "2026-01-02-doors")}


def test_records_of_one_name_in_two_years_keep_their_own_translations(reading: Reading) -> None:
    """
    == schedules/events/2026/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: The pier
    subtype: town_hall
    == schedules/events/2027/town-hall.yml ==
    title: Town hall
    starts: 2027-12-03 18:00
    ends: 2027-12-03 19:00
    place: The pier
    subtype: town_hall
    == schedules/events/2026/town-hall.es.yml ==
    title: Asamblea
    """
    spanish = next(found for found in reading.entries if found.language == "es")
    assert spanish.address == "/events/2026/town-hall/"


# --- whatever is written --------------------------------------------------------------------------

SETTINGS = Settings(
    city="A", state="B", mayor="c", timezone="America/Los_Angeles", site_url="https://a.example/"
)
values = st.recursive(
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=12)
    | st.sampled_from(["2026-12-03", "2026-12-03 18:00", "yes", "public", "12"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["who", "text", "value", "date", "file", "x"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_any_values_are_a_record_or_problems_in_words(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    names = st.sampled_from(sorted(kind.model.model_fields))
    source = Source("a.yml", data.draw(st.dictionaries(names, values, max_size=8)), "", 1, "", 1)
    found = entry(kind, "a", "a", "", source, SETTINGS)
    if isinstance(found, list):
        assert found
        for problem in found:
            assert "nput should" not in problem.message, problem
            assert "Tuple" not in problem.message
            assert "\n" not in problem.message


def test_a_hidden_link_is_refused_and_other_hidden_files_are_left_alone(
    root: Path, read: Callable[[], list[str]]
) -> None:
    """An office with hidden files."""
    pages = root / "content/pages"
    (pages / ".notes").write_text("mine", encoding="utf-8")
    (pages / ".trash").mkdir()
    (pages / ".trash/everything").symlink_to("/")
    (pages / ".all").symlink_to("/")

    assert read() == [
        "content/pages/.all:1: This is a symbolic link; put the file itself here [file]",
        "content/pages/.trash/everything:1: This is a symbolic link; put the file itself here "
        "[file]",
    ]


def test_a_page_that_would_take_for_ever_to_draw_is_refused(
    root: Path, read: Callable[[], list[str]]
) -> None:
    """An office with a page of brackets."""
    (root / "content/pages/much.md").write_text("[a](b) " * 2_000, encoding="utf-8")
    assert read() == []

    (root / "content/pages/much.md").write_text("[" * 2_001, encoding="utf-8")
    assert read() == [
        "content/pages/much.md:1: The page has more than 2,000 opening brackets '[', which takes "
        "too long to draw; split it [file]"
    ]
