"""The oddest real records in an office of their own, judged as `make real` judges 5,000.

They are not in the repository; without the folder of data beside it, this is skipped and says so.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from large_office import Large, small
from office_from_data import DATA

from tests.web.machine_readable import compared
from tests.web.oddest import chosen
from tests.web.real import checked, looked_at, made, pages_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (DATA / "MANIFEST.json").is_file(),
        reason="there is no folder shared/data beside the repository",
    ),
]

FEW = 12
"""So many pages are looked at in a browser: the oddest by what is looked for in a whole site."""


@pytest.fixture(scope="module")
def office() -> Large:
    return small()


@pytest.fixture(scope="module")
def site(office: Large, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(office.records, tmp_path_factory.mktemp("real"))


def test_it_has_the_oddest_records_of_every_kind(office: Large) -> None:
    assert 60 < len(office.records) < 130
    assert {*office.kinds} == {
        *("committee", "event", "goal", "meeting", "newsletter", "person", "priority"),
        *("proclamation", "release", "remarks"),
    }


def test_what_programs_read_is_what_the_records_say(site: Path, office: Large) -> None:
    told = compared(site, office.records)
    assert {name: one.wrong for name, one in told.items() if one.wrong} == {}
    assert all(one.count for one in told.values())


def test_the_checker_finds_no_error_in_any_page(site: Path) -> None:
    verdict = checked(site)
    assert verdict.wrong == ()
    assert verdict.count > 200


def test_the_oddest_pages_are_whole_in_every_look(site: Path) -> None:
    pages = chosen(site, pages_of(site.parent), each_template=False)
    assert len(pages) > 5
    looked = looked_at(site, dict([*pages.items()][:FEW]))
    assert [one.wrong for one in looked] == [(), ()]


def test_what_is_not_what_the_records_say_is_told(site: Path, office: Large) -> None:
    retitled = [
        replace(one, fields={**one.fields, "title": "Another title"}) for one in office.records
    ]
    told = compared(site, retitled)
    assert {name for name, one in told.items() if one.wrong} == {*told} - {"records in the sitemap"}
