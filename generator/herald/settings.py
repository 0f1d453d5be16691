"""The office itself, as `office.yml` says it: the city, its mayor, zone, languages and policies."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from herald.findings import Expected
from herald.policies.disclosure import DisclosurePolicy
from herald.policies.editorial import PlainLanguage, Term, feedback_address, review_policy
from herald.policies.mayors_time import (
    Block,
    OpenMeetings,
    RequestPolicy,
    SchedulePolicy,
    WorkingDaysPolicy,
)
from herald.policies.outreach import License, NewsletterPolicy, PressRoom, PressWords, web_address
from herald.streams import slug_of


def _fit_for_mail(name: str) -> str:
    # It is the sender's name of newsletters; '=?' would start an encoded word (RFC 2047).
    if "=?" in name or not name.isprintable():
        raise Expected("a name is written on one line, without tabs and without '=?'")
    return name


def _folder(path: str) -> str:
    # One that is written otherwise than the walk finds it would be no folder at all.
    if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", path):
        raise Expected("a folder is written from the office's own, as in office/cases")
    return path


_EMAIL = r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"


def _email(address: str) -> str:
    if not re.fullmatch(_EMAIL, address):
        raise Expected("an e-mail address is written press@city.example")
    return address


_Email = Annotated[str, AfterValidator(_email)]


class PressContact(Block):
    """Whom reporters call when a release names nobody else."""

    name: str
    title: str | None = None
    email: _Email | None = None
    phone: str | None = None


class Contact(Block):
    """How the public reaches the office."""

    address: str
    """Street, city and ZIP code on one line."""
    phone: str | None = None
    email: _Email | None = None
    hours: str | None = None


class Orientation(StrEnum):
    """How a sheet is held."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class ProclamationPolicy(Block):
    """What the office asks of proclamations."""

    least_whereas: int = 3
    most_whereas: int = 6
    orientation: Orientation = Orientation.LANDSCAPE
    """How those are printed that do not say it themselves."""


class Theme(StrEnum):
    """Typefaces and ornaments of documents that are framed."""

    ENGRAVED = "engraved"
    """Like a bond: waves, rosettes, inscriptional capitals, gold foil."""
    CHARTER = "charter"
    """Like an old printed charter: blackletter, vines cut in wood, a seal of wax."""
    MODERN = "modern"
    """Flat colour and plain sans."""


class DocumentStyle(Block):
    """How the office's documents look."""

    theme: Theme = Theme.ENGRAVED


class Colors(Block):
    """The city's colours, as #rrggbb."""

    primary: str = "#0b3c5d"
    accent: str = "#b8430f"

    @field_validator("primary", "accent")
    @classmethod
    def _is_color(cls, color: str) -> str:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", color):
            raise Expected("a color is written '#0b3c5d', with the quotes")
        return color


class OwnWords(Block):
    """The office's own words in another of its languages; what is left out stays as it is."""

    site_name: Annotated[str, AfterValidator(_fit_for_mail)] | None = None
    tagline: str | None = None
    notice: str | None = None
    boilerplate: str | None = None
    hours: str | None = None
    press: PressWords | None = None


class Settings(Block):
    """`office.yml`."""

    city: str
    """The city's name alone: `Port Ellery`."""
    state: str
    """The state's full name: `Washington`."""
    state_abbreviation: str | None = None
    """As it stands in a dateline: `Wash.`"""
    mayor: str
    """The name of the Mayor's record in office/people."""
    timezone: str
    """An IANA zone: `America/Los_Angeles`. Times without a zone are in it."""
    site_url: str
    """Where the public site stands: `https://mayor.city.example/`."""
    languages: tuple[str, ...] = ("en",)
    """The site's languages; the first is the default."""
    site_name: str | None = None
    """What the site is called; `Mayor of CITY` unless given."""
    tagline: str | None = None
    notice: str | None = None
    """A line at the foot of every page."""
    contact: Contact | None = None
    press_contact: PressContact | None = None
    press: PressRoom = PressRoom()
    boilerplate: str | None = None
    """The paragraph about the office at the end of a release."""
    seal: str | None = None
    """The city's seal, an SVG file under content/pages: `assets/seal.svg`."""
    colors: Colors = Colors()
    newsletter_address: _Email | None = None
    """The address that newsletters are sent from."""
    unsubscribe: str | None = None
    """The web address at which readers leave the list."""
    newsletter: NewsletterPolicy = NewsletterPolicy()
    security_contact: str | None = None
    """Whom somebody tells who found a weakness of the site: an e-mail address, or a web address."""
    data_license: License | None = None
    """Under what terms the open data may be used."""
    proclamations: ProclamationPolicy = ProclamationPolicy()
    neighborhoods: tuple[str, ...] = ()
    """The city's neighborhoods, by which the calendar can be read; venues must name one of them."""
    working_days: WorkingDaysPolicy = WorkingDaysPolicy()
    open_meetings: OpenMeetings | None = None
    """By when notices are posted; without it nobody is reminded."""
    schedule: SchedulePolicy = SchedulePolicy()
    requests: RequestPolicy = RequestPolicy()
    disclosure: DisclosurePolicy | None = None
    """What is disclosed of the calendar once it is past; without it nobody is reminded."""
    documents: DocumentStyle = DocumentStyle()
    plain_language: PlainLanguage = PlainLanguage()
    review_every: Annotated[dict[str, int], AfterValidator(review_policy)] = Field(
        default_factory=dict
    )
    """After how many months somebody makes sure that a record still holds, by kind or address."""
    feedback: Annotated[str, AfterValidator(feedback_address)] | None = None
    """Where readers say what is wrong with a page: an e-mail address, or the address of a form."""
    terms: tuple[Term, ...] = ()
    """The terms of former mayors, whose records are kept as they were."""
    sealed: tuple[Annotated[str, AfterValidator(_folder)], ...] = ()
    """The folders in which every record is sealed: `office/cases`."""
    translations: dict[str, OwnWords] = Field(default_factory=dict)
    """The office's own words in its other languages, by language."""

    @field_validator("working_days")
    @classmethod
    def _holidays_named(cls, policy: WorkingDaysPolicy, info: ValidationInfo) -> WorkingDaysPolicy:
        if "state" in info.data:
            policy.require_names(info.data["state"])
        return policy

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ValueError, OSError, KeyError):
            raise Expected("a time zone is written America/Los_Angeles") from None
        return name

    @field_validator("languages")
    @classmethod
    def _are_codes(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        # They become folders of the site.
        for language in languages:
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
                raise Expected("a language is written as its code, such as en or es")
        if not languages or len(set(languages)) < len(languages):
            raise Expected("write each language once, the first of the site first")
        return languages

    @field_validator("neighborhoods")
    @classmethod
    def _told_apart(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        # Each has a page and a file of the calendar that are called after it.
        slugs = [slug_of(name) for name in names]
        if "" in slugs or len(set(slugs)) < len(slugs):
            raise Expected("write each neighborhood once, with letters of the Latin alphabet in it")
        return names

    @field_validator("seal")
    @classmethod
    def _below_pages(cls, seal: str) -> str:
        if not re.fullmatch(r"([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.svg", seal):
            raise Expected("the seal is a drawing under content/pages, written assets/seal.svg")
        return seal

    @field_validator("city", "site_name")
    @classmethod
    def _names(cls, name: str) -> str:
        return _fit_for_mail(name)

    @field_validator("site_url", "unsubscribe")
    @classmethod
    def _on_the_web(cls, address: str) -> str:
        return web_address(address)

    @field_validator("security_contact")
    @classmethod
    def _to_tell(cls, contact: str) -> str:
        # RFC 9116 asks for https where it is a web address.
        if not re.fullmatch(rf"{_EMAIL}|https://[A-Za-z0-9][!-;=?-Z\\^-~]*", contact):
            raise Expected(
                "whom to tell is an e-mail address, security@city.example, or a web address that "
                "begins with https://"
            )
        return contact

    @field_validator("translations")
    @classmethod
    def _spoken_here(
        cls, translations: dict[str, OwnWords], info: ValidationInfo
    ) -> dict[str, OwnWords]:
        others = info.data.get("languages", ())[1:]
        for language in translations:
            if language not in others:
                raise Expected(f"'{language}' is not one of the office's other languages")
        return translations

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def name(self) -> str:
        """What the site is called."""
        return self.site_name or f"Mayor of {self.city}"

    def into(self, language: str) -> Settings:
        """These settings with the office's own words in `language`, where they are translated."""
        if language not in self.translations:
            return self
        words = self.translations[language].model_dump(exclude_none=True)
        hours, press = words.pop("hours", None), words.pop("press", None)
        if self.contact and hours:
            words["contact"] = self.contact.model_copy(update={"hours": hours})
        if press:
            words["press"] = self.press.model_copy(update=press)
        return self.model_copy(update=words)

    @property
    def form_hosts(self) -> tuple[str, ...]:
        """The other hosts that a form of the site may be sent to, as a policy names them."""
        sign_up = self.newsletter.sign_up
        return (sign_up.host,) if sign_up else ()

    @property
    def host(self) -> str:
        """The name of the machine at which the public site stands: `mayor.city.example`."""
        return urlsplit(self.site_url).hostname or ""

    def absolute(self, address: str) -> str:
        """The whole web address of `address`, which starts with a slash: `/news/2026/budget/`."""
        return self.site_url.rstrip("/") + address

    def address_in(self, language: str, address: str) -> str:
        """Where the page at `address` stands in `language`: `/es/news/2026/budget/`."""
        return address if language == self.languages[0] else f"/{language}{address}"
