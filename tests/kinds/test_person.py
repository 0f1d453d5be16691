"""A person: what is private stays so, also in messages, and what is public is well written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_person_has_public_and_private_ways_to_be_reached(
    read: Callable[[], list[str]],
) -> None:
    """
    == office/people/ana-diaz.md ==
    ---
    title: Ana Díaz
    role: Director of Housing
    pronouns: she/her
    organization: housing
    public_email: ana.diaz@portellery.example
    public_phone: 360-555-0142
    pronounced: AH-na DEE-ahs
    private:
      email: ana@home.example
      phone: (360) 555-0143
      address: 1 Pine Street
      assistant: Bo Lindgren
      notes: Prefers the telephone.
    ---
    A short biography.
    """
    assert read() == []


def test_what_is_wrong_is_repeated_where_it_is_public_alone(
    read: Callable[[], list[str]],
) -> None:
    """
    == office/people/ana-diaz.yml ==
    title: Ana Díaz
    public_email: ana.diaz at portellery
    public_phone: call 360
    public_mail: ana@home.example
    private:
      email: ana at home
      phone: on her card
      spouse: Eva Díaz
    """
    assert read() == [
        "office/people/ana-diaz.yml:2: 'public_email' is 'ana.diaz at portellery'; an e-mail "
        "address is written press@city.example [person]",
        "office/people/ana-diaz.yml:3: 'public_phone' is 'call 360'; a telephone number is written "
        "360-555-0142 [person]",
        "office/people/ana-diaz.yml:4: 'public_mail' is not a field here. Did you mean "
        "'public_email', 'publish_at' or 'public_phone'? [person]",
        "office/people/ana-diaz.yml:6: 'email' of private is '…'; an e-mail address is "
        "written press@city.example [person]",
        "office/people/ana-diaz.yml:7: 'phone' of private is '…'; a telephone number is "
        "written 360-555-0142 [person]",
        "office/people/ana-diaz.yml:8: '…' is not a field here in 'private'. The fields are "
        "'notes', 'email', 'phone', 'address' and 'assistant' [person]",
    ]
