"""The checks: one module a rule over the whole office, in the order of the manual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from herald.checks import (
    broken_link,
    dangling_reference,
    document_length,
    double_booking,
    ends_before_starts,
    image_without_alt,
    missing_file,
    missing_home,
    newsletter_item_unreleased,
    one_emergency,
    page_field,
    same_address,
    stale_reading,
    stated_status,
    subject_length,
    unprintable_character,
    unreleased_reference,
    weekday,
    whereas_count,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem


class Check(Protocol):
    """What a module of this package offers; its docstring is the rule's page in the manual."""

    RULE: str

    def check(self, office: Office, at: datetime) -> Iterator[Problem]:
        """What is wrong with the office by this rule, as of the moment `at`."""


CHECKS: tuple[Check, ...] = (
    dangling_reference,
    unreleased_reference,
    same_address,
    missing_file,
    image_without_alt,
    broken_link,
    page_field,
    missing_home,
    weekday,
    ends_before_starts,
    double_booking,
    one_emergency,
    newsletter_item_unreleased,
    subject_length,
    whereas_count,
    unprintable_character,
    document_length,
    stale_reading,
    stated_status,
)


def check_office(office: Office, at: datetime) -> list[Problem]:
    """Everything that is wrong with the office as of the moment `at` (aware), in file order."""
    return sorted(problem for each in CHECKS for problem in each.check(office, at))
