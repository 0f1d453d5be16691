"""The forms of a proclamation: which of them give their reasons in WHEREAS clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_each_form_has_whereas_or_has_not(read: Callable[[], list[str]]) -> None:
    """
    == proclamations/a.yml ==
    {title: A, date: 2026-12-03, proclamation_kind: ceremonial, whereas: [one], resolved: a day}
    == proclamations/b.yml ==
    {title: B, date: 2026-12-03, proclamation_kind: official, whereas: [one], resolved: a day}
    == proclamations/c.yml ==
    {title: C, date: 2026-12-03, proclamation_kind: certificate, whereas: [one], resolved: a day}
    == proclamations/d.yml ==
    {title: D, date: 2026-12-03, proclamation_kind: commendation, resolved: thanks}
    == proclamations/e.yml ==
    {title: E, date: 2026-12-03, proclamation_kind: condolence, resolved: sympathy}
    """
    assert read() == []


def test_a_form_that_needs_whereas_and_has_none_is_an_error(
    read: Callable[[], list[str]],
) -> None:
    """
    == proclamations/a.yml ==
    {title: A, date: 2026-12-03, proclamation_kind: ceremonial, resolved: a day}
    == proclamations/b.md ==
    ---
    title: B
    date: 2026-12-03
    proclamation_kind: official
    whereas: []
    resolved: a day
    ---
    == proclamations/c.yml ==
    title: C
    date: 2026-12-03
    proclamation_kind: certificate
    """
    needs = "needs it, a list of clauses [proclamation]"
    assert read() == [
        "proclamations/a.yml:1: 'whereas' is missing; a proclamation of the form 'ceremonial' "
        f"{needs}",
        "proclamations/b.md:5: 'whereas' is missing; a proclamation of the form 'official' "
        f"{needs}",
        "proclamations/c.yml:1: 'resolved' is missing; add a line 'resolved: …' [proclamation]",
        "proclamations/c.yml:1: 'whereas' is missing; a proclamation of the form 'certificate' "
        f"{needs}",
    ]


def test_a_form_that_has_no_whereas_and_gives_some_is_an_error(
    read: Callable[[], list[str]],
) -> None:
    """
    == proclamations/d.yml ==
    title: D
    date: 2026-12-03
    proclamation_kind: commendation
    resolved: thanks
    whereas: [one]
    == proclamations/e.yml ==
    title: E
    date: 2026-12-03
    proclamation_kind: condolence
    whereas: [one]
    resolved: sympathy
    """
    assert read() == [
        "proclamations/d.yml:5: A commendation has no 'whereas'; move the words into 'resolved' "
        "[proclamation]",
        "proclamations/e.yml:4: A condolence has no 'whereas'; move the words into 'resolved' "
        "[proclamation]",
    ]


def test_the_days_and_the_signature_are_whole(read: Callable[[], list[str]]) -> None:
    """
    == proclamations/a.yml ==
    title: A
    date: 2026-12-03
    proclamation_kind: ceremonial
    whereas: [one]
    resolved: a day
    effective: {from: 2026-12-03, until: 2026-12-04}
    signed: {by: renata-okafor-lindqvist}
    attested: yes
    """
    assert read() == [
        "proclamations/a.yml:6: 'until' is not a field here in 'effective'. The fields are 'from' "
        "and 'to' [proclamation]",
        "proclamations/a.yml:7: 'on' is missing in 'signed'; add a line 'on: …' [proclamation]",
        "proclamations/a.yml:8: 'attested' is 'yes'; write fields below it, indented, each "
        "'name: value' [proclamation]",
    ]
