"""The checks: one module a rule, in the order of the manual.

A rule judges the office as a whole, or one record at a time; then what it says of a record follows
from the record, the moment, and what it asks the office and the addresses about others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from herald.addresses import Addresses
from herald.checks import (
    advisory_length,
    brief_missing,
    broken_link,
    commitment_mark,
    dangling_reference,
    disclosure_due,
    disclosure_names,
    document_length,
    ends_before_starts,
    frozen_term,
    gift_limit,
    image_without_alt,
    implausible_day,
    letter_recipients,
    location_told_early,
    look_alike_host,
    lost_address,
    missing_file,
    missing_home,
    moved_without_reason,
    newsletter_item_unreleased,
    no_owner,
    notice_deadline,
    one_emergency,
    outside_delegation,
    overdue,
    page_field,
    personal_data,
    plain_language,
    press_status,
    remarks_length,
    request_answer,
    review_overdue,
    same_address,
    schedule_conflict,
    shared_file,
    stale_promise,
    stale_reading,
    stale_translation,
    stated_status,
    subject_length,
    time_share,
    told_otherwise,
    typed_html,
    unfit_file,
    unknown_neighborhood,
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
    from herald.records.entry import Entry


class OfficeCheck(Protocol):
    """A rule that judges the office as a whole."""

    RULE: str

    def check(self, office: Office, at: datetime) -> Iterator[Problem]:
        """What is wrong with the office by this rule, as of the moment `at`."""


@runtime_checkable
class EntryCheck(Protocol):
    """A rule that judges one record at a time."""

    RULE: str

    def check_entry(self, entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
        """What is wrong with the record, or translation, by this rule."""


@runtime_checkable
class RestCheck(EntryCheck, Protocol):
    """Such a rule that looks at more than records: at office.yml, at pages written by hand."""

    def check_rest(self, office: Office, at: datetime) -> Iterator[Problem]:
        """What else is wrong by this rule."""


Check: TypeAlias = OfficeCheck | EntryCheck
"""What a module of this package is; its docstring is the rule's page in the manual."""

CHECKS: tuple[Check, ...] = (
    dangling_reference,
    unreleased_reference,
    same_address,
    missing_file,
    shared_file,
    unfit_file,
    image_without_alt,
    broken_link,
    look_alike_host,
    page_field,
    missing_home,
    weekday,
    ends_before_starts,
    schedule_conflict,
    told_otherwise,
    request_answer,
    implausible_day,
    brief_missing,
    outside_delegation,
    unknown_neighborhood,
    notice_deadline,
    one_emergency,
    newsletter_item_unreleased,
    subject_length,
    whereas_count,
    typed_html,
    unprintable_character,
    document_length,
    commitment_mark,
    remarks_length,
    letter_recipients,
    advisory_length,
    personal_data,
    stale_reading,
    stale_translation,
    lost_address,
    frozen_term,
    review_overdue,
    plain_language,
    stated_status,
    gift_limit,
    time_share,
    disclosure_due,
    disclosure_names,
    location_told_early,
    press_status,
    no_owner,
    overdue,
    moved_without_reason,
    stale_promise,
)


_OF_RECORDS = tuple(check for check in CHECKS if isinstance(check, EntryCheck))
_OF_THE_REST = tuple(check for check in _OF_RECORDS if isinstance(check, RestCheck))
# Two rules ask what stands where, which is worked out once for both: they are called by name.
_WITH_ADDRESSES = (same_address, broken_link)
_OF_THE_WHOLE = tuple(
    check for check in CHECKS if not isinstance(check, EntryCheck) and check not in _WITH_ADDRESSES
)


def check_entry(
    entry: Entry, office: Office, at: datetime, addresses: Addresses
) -> Iterator[Problem]:
    """What is wrong with a record, or translation, by every rule that judges one at a time."""
    for check in _OF_RECORDS:
        yield from check.check_entry(entry, office, at)
    yield from broken_link.check_links(entry, addresses)


def check_rest(office: Office, at: datetime, addresses: Addresses) -> Iterator[Problem]:
    """Everything else: the office as a whole, office.yml, and the pages written by hand."""
    for whole in _OF_THE_WHOLE:
        yield from whole.check(office, at)
    for rest in _OF_THE_REST:
        yield from rest.check_rest(office, at)
    yield from same_address.check_claims(office, addresses.claims)
    for page in office.pages:
        yield from broken_link.check_page(page, addresses)
