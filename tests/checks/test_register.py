"""The register of checks: all of them, each once, and their problems in the order of the files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from herald import checks
from herald.checks import CHECKS, Check, check_office

if TYPE_CHECKING:
    from herald.office import Office

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


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
