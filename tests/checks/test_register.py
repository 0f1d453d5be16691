"""The register of checks: all of them, each once, and their problems in the order of the files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from herald import checks
from herald.addresses import Addresses
from herald.checks import (
    CHECKS,
    Check,
    advisory_length,
    check_entry,
    check_rest,
    document_length,
    frozen_term,
    lost_address,
    moved_without_reason,
    plain_language,
    review_overdue,
    stale_translation,
)
from tests.conftest import said_by

if TYPE_CHECKING:
    from herald.office import Office
    from herald.problems import Problem

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


def check_office(office: Office, at: datetime) -> list[Problem]:
    """All that is said of each record, and of the rest, in file order."""
    addresses = Addresses(office, at)
    each = (check_entry(entry, office, at, addresses) for entry in office.every_entry())
    return sorted([*check_rest(office, at, addresses), *(one for of in each for one in of)])


def module_of(check: Check) -> str:
    """The file of a check, without its folder and suffix."""
    return Path(str(vars(check)["__file__"])).stem


def test_every_module_is_in_the_register_once() -> None:
    folder = Path(checks.__file__).parent
    modules = sorted(file.stem for file in folder.glob("*.py") if file.stem != "__init__")
    assert sorted(module_of(check) for check in CHECKS) == modules


@pytest.mark.parametrize("check", CHECKS, ids=module_of)
def test_a_rule_is_called_as_its_module(check: Check) -> None:
    assert module_of(check).replace("_", "-") == check.RULE


@pytest.mark.parametrize("check", CHECKS, ids=module_of)
def test_a_page_of_the_manual_shows_what_passes_and_what_does_not(check: Check) -> None:
    page = check.__doc__ or ""
    assert "\nPasses" in page
    assert "\nFails" in page or "\nWarns" in page


@pytest.mark.parametrize("check", CHECKS, ids=module_of)
def test_every_check_has_its_tests(check: Check) -> None:
    assert (Path(__file__).parent / f"test_{module_of(check)}.py").is_file()


def test_the_problems_of_all_checks_stand_in_the_order_of_the_files(office: Office) -> None:
    """
    == content/pages/index.es.md ==
    # Bienvenidos
    == content/alerts/flood.yml ==
    title: Flood
    level: warning
    headline: The river rises
    body: Move your cars by Friday, December 3, 2026.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 07:00
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 17:00
    subtype: town_hall
    venue: city-hal
    images:
      - file: hall.jpg
    """
    assert [str(problem) for problem in check_office(office, AT)] == [
        "content/alerts/flood.yml:4: 'Friday, December 3, 2026' is not right: 2026-12-03 is a "
        "Thursday; correct one of the two [weekday]",
        "content/alerts/flood.yml:6: 'expires' is '2026-12-03 07:00', which is not after 'starts', "
        "'2026-12-03 08:00'; correct one of the two [ends-before-starts]",
        "schedules/events/town-hall.yml:3: 'ends' is '2026-12-03 17:00', which is not after "
        "'starts', '2026-12-03 18:00'; correct one of the two [ends-before-starts]",
        "schedules/events/town-hall.yml:5: 'venue' is 'city-hal'; there is no venue of that name. "
        "Did you mean 'city-hall'? [dangling-reference]",
        "schedules/events/town-hall.yml:7: images 1 ('hall.jpg') has no alt text; add 'alt' with "
        "what the picture shows, or 'decorative: yes' if it says nothing [image-without-alt]",
        "schedules/events/town-hall.yml:7: 'file' of images 1 is 'hall.jpg'; there is no such file "
        "beside the record. Add the file, or remove the line [missing-file]",
    ]


def test_an_office_in_order_has_no_problems(office: Office) -> None:
    """
    == content/pages/index.es.md ==
    # Bienvenidos
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    """
    assert check_office(office, AT) == []


def test_what_is_said_of_the_office_is_what_every_rule_says_by_itself(
    office: Office,
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: nobody
    seal: assets/seal.svg
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    disclosure: {since: 2026-11-09}
    languages: [en, es]
    open_meetings: {preset: GA}
    neighborhoods: [Riverbend]
    requests: {gift_limit: {dollars: 50}}
    == content/pages/index.md ==
    ---
    visibility: internal
    ---
    Come to [City Hall](/nowhere/) on Friday, December 3, 2026. ![](seal.svg)
    == content/alerts/flood.yml ==
    title: Flood
    visibility: public
    level: emergency
    headline: The river rises
    body: Move your cars.
    link: /nowhere/
    starts: 2026-12-03 08:00
    expires: 2026-12-03 07:00
    == content/alerts/tide.yml ==
    title: Tide
    visibility: public
    level: emergency
    headline: The tide comes
    body: Move your boats, or call 360-555-0142.
    starts: 2026-12-03 06:30
    expires: 2026-12-03 20:00
    == content/news/levy.md ==
    ---
    title: Levy ক
    visibility: public
    date: 2026-12-03
    release_kind: release
    owner: nobody
    aliases: [/news/]
    images: [{file: levy.jpg}]
    attachments: [{file: plan.xlsx, title: The plan}]
    private: {notes: "See [the plan](/plan/) on Friday, December 3, 2026"}
    ---
    More on Friday, December 3, 2026, ![](levy.png) and [elsewhere](/elsewhere/).<br>
    [The city](https://cіty.example/).
    == content/news/plan.xlsx ==
    == content/news/levy.es.md ==
    ---
    title: El ক
    images: [{file: levy.jpg}]
    ---
    El viernes, 3 de diciembre de 2026, [otro](/otro/).
    == content/news/memo.yml ==
    title: Memo
    date: 2026-12-03
    release_kind: statement
    images: [{file: levy.jpg, alt: The levy}]
    == content/letters/levy.yml ==
    title: Levy
    date: 2026-12-03
    letter_kind: reply
    to: {name: Ada}
    salutation: "Dear {name}:"
    == content/priorities/homes.yml ==
    title: Homes
    statement: More homes
    time_share: 70
    == content/priorities/water.yml ==
    title: Water
    statement: Higher walls
    time_share: 40
    == schedules/requests/supper.yml ==
    title: Supper
    received: 2026-11-19
    organization: The guild
    what: A supper
    why_mayor: It is good
    private: {gift: {value: 80, payer: The guild}}
    == content/remarks/levy.md ==
    ---
    title: Levy
    date: 2026-12-03
    remarks_state: as_prepared
    minutes: 0
    ---
    {commit: It passes. | owner: nobody}
    == content/newsletters/december.yml ==
    title: December
    visibility: public
    date: 2026-12-03
    subject: One year after the flood, what comes next for Harbor Flats, and how to speak
    preheader: A
    send_at: 2026-12-04 07:00
    sections:
      - heading: News
        items: [event/town-hall]
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 20:00
    subtype: town_hall
    mayors_role: speak
    place: The pier
    == schedules/events/forum.yml ==
    title: Forum
    visibility: public
    starts: 2026-12-03 19:00
    ends: 2026-12-03 20:00
    subtype: forum
    mayors_role: speak
    venue: pier
    == schedules/meetings/november.yml ==
    title: November
    meeting_kind: special
    body: Charter commission
    visibility: public
    starts: 2026-11-20 18:00
    ends: 2026-11-20 20:00
    place: The school
    == office/venues/pier.yml ==
    title: The pier
    address: 1 Harbor Street
    neighborhood: The docks
    == office/delegations/order.yml ==
    title: Order
    delegate: bo
    may: [attend]
    from: 2026-01-01
    == office/people/bo.yml ==
    title: Bo
    == schedules/calendar/stand-in.yml ==
    title: Stand-in
    starts: 2026-12-09 09:00
    ends: 2026-12-09 10:00
    purpose: meeting
    mayors_role: speak
    representative: bo
    == proclamations/day.yml ==
    title: Day of thanks
    visibility: public
    date: 2026-12-03
    proclamation_kind: ceremonial
    whereas: [a reason]
    resolved: a day of thanks
    == committees/housing/goals/homes.yml ==
    title: Homes
    visibility: public
    statement: More homes
    priority: homes
    owner: nobody
    due: 2027-12-31
    status: done
    measures:
      - name: Homes
        unit: homes
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 100, date: 2027-12-31}
        source: The register
        frequency: monthly
        readings: [{date: 2026-02-01, value: 1}]
    == committees/housing/goals/homes.es.yml ==
    title: Casas
    statement: Más casas
    == office/commitments/homes.yml ==
    title: Homes
    words: You will have homes.
    made_on: 2026-01-20
    authority: direct
    owner: renata-okafor-lindqvist
    == office/tasks/homes.yml ==
    title: Count the homes
    owner: renata-okafor-lindqvist
    due: 2026-02-01
    == schedules/calendar/2026-11-23-call.yml ==
    title: A call
    starts: 2026-11-23 10:00
    ends: 2026-11-23 10:30
    purpose: call
    event: closed
    == schedules/requests/2030-11-23-call.yml ==
    title: A call
    received: 2030-11-23
    organization: A club
    what: A call
    why_mayor: To be heard
    decision: accept
    decided_by: renata-okafor-lindqvist
    decided_on: 2030-11-24
    == schedules/meetings/2026-01-10-council.yml ==
    title: Council
    meeting_kind: internal
    body: Staff
    starts: 2026-01-10 18:00
    ends: 2026-01-10 19:00
    place: City Hall
    actions:
      - {what: Count the homes}
    == schedules/calendar/pilots.yml ==
    title: Pilots
    visibility: public
    public_title: Visit to the pilot house
    starts: 2026-11-09 09:00
    ends: 2026-11-09 10:00
    purpose: meeting
    place: Pilot house
    == schedules/disclosures/pilots.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-12 09:00
    lasted: 30
    attended: 2
    names: [Josefa Ibarra]
    topic: Tugs
    == schedules/events/closed.md ==
    ---
    title: Closed
    visibility: public
    starts: 2026-12-10 09:00
    ends: 2026-12-10 10:00
    place: Hall
    subtype: press_conference
    press: closed
    ---
    """
    said = check_office(office, AT)
    # What is too long is too long to stand here; the rules' own modules have such texts.
    told = {problem.rule for problem in said} | {document_length.RULE, advisory_length.RULE}
    # This office is not kept by git, which alone knows of what was; and it asks for no reviews.
    told |= {stale_translation.RULE, lost_address.RULE, frozen_term.RULE, review_overdue.RULE}
    told |= {plain_language.RULE, moved_without_reason.RULE}
    assert told == {check.RULE for check in CHECKS}
    assert said == sorted(problem for check in CHECKS for problem in said_by(check, office, AT))
