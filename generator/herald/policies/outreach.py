"""The blocks of `office.yml` that say how the office works with reporters and writes to readers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from herald.findings import Expected, Finding
from herald.policies.mayors_time import Block


def web_address(address: str) -> str:
    """The address; raises what a validator raises for another."""
    # Without brackets, which only a host by number has (IPv6) and `urlsplit` stumbles over.
    if not re.fullmatch(r"https?://[A-Za-z0-9][!-;=?-Z\\^-~]*", address):
        raise Expected("a web address is written https://city.example/page")
    return address


def _form_address(address: str) -> str:
    # Its host stands in the policy of every page, where a space or a semicolon would begin anew.
    host, path = r"[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?", r"(/[!$-;=?-Z_a-z~]*)?"
    if not re.fullmatch(f"https://{host}{path}", address):
        raise Expected(
            "what a reader types is only sent encrypted; "
            "the address is written https://lists.example/subscribe"
        )
    return address


def _field_name(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_.:\[\]-]+", name):
        raise Expected("a field's name is written as the service writes it, such as email")
    return name


FieldName = Annotated[str, AfterValidator(_field_name)]
"""What a service calls a field of its form."""


class License(Block):
    """Under what terms something may be used."""

    name: str
    """`CC0 1.0`."""
    url: str

    @field_validator("url")
    @classmethod
    def _on_the_web(cls, address: str) -> str:
        return web_address(address)


# --- reporters ------------------------------------------------------------------------------------


class PressWords(Block):
    """What the office tells reporters about itself; what is left out is not told."""

    deadlines: str | None = None
    """By when to ask for what."""
    after_hours: str | None = None
    """Whom to call in the evening and at weekends."""
    embargoes: str | None = None
    """To whom the office gives something early, and how one asks."""


class PressRoom(PressWords):
    """How the office works with reporters."""

    photo_license: License | None = None
    """Under what terms its photographs may be printed, unless a picture says another."""


# --- readers --------------------------------------------------------------------------------------


class Method(StrEnum):
    """How a form is sent."""

    POST = "post"
    GET = "get"


class MailingList(Block):
    """A list that a reader can choose."""

    name: str
    """What it is called on the form."""
    value: str
    """What the form sends for it."""
    translations: dict[str, str] = Field(default_factory=dict)
    """What it is called in the site's other languages."""


class SignUp(Block):
    """The form by which readers join the list, at the service that keeps it."""

    address: Annotated[str, AfterValidator(_form_address)]
    """Where the form is sent: `https://lists.example/subscribe`."""
    method: Method = Method.POST
    email_field: FieldName = "email"
    """What the service calls the field of the e-mail address."""
    name_field: FieldName | None = None
    """What it calls that of the reader's name; without it nobody is asked."""
    language_field: FieldName | None = None
    """What it calls that of the page's language, which is sent along."""
    list_field: FieldName = "list"
    """What it calls that of the lists."""
    lists: tuple[MailingList, ...] = ()
    """What a reader can choose; without them there is one letter for all."""
    also: dict[FieldName, str] = Field(default_factory=dict)
    """What else the service wants to be sent, such as the number of the list."""

    @field_validator("also")
    @classmethod
    def _sends_each_once(cls, also: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        for name in also:
            if name in (info.data.get("email_field"), info.data.get("name_field")):
                raise Finding(f"'also' gives '{name}', which the reader fills in; leave it out")
        return also

    @property
    def host(self) -> str:
        """The one other host that a form may be sent to, as a policy names it."""
        return f"https://{urlsplit(self.address).netloc}"


class NewsletterPolicy(Block):
    """How the office's letters reach their readers."""

    sign_up: SignUp | None = None
    """The form on the site; without it readers are asked to write a mail."""
    unsubscribe_mark: str | None = None
    """What the sender's system replaces in each mail by the reader's own link to leave."""

    @field_validator("unsubscribe_mark")
    @classmethod
    def _can_stand_in_a_link(cls, mark: str) -> str:
        if not re.fullmatch(r"[!#-;=?-~]([ !#-;=?-~]*[!#-;=?-~])?", mark):
            raise Expected("the mark is written as the sender's system has it, such as *|UNSUB|*")
        return mark
