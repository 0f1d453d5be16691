"""A page that people write by hand: Markdown under content/pages, public by definition."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from herald.problems import Problem, Severity

if TYPE_CHECKING:
    from herald.records.source import Source


EMBEDS = (
    *("hero", "mayor", "current_alert", "upcoming_events", "latest_news", "priorities"),
    *("initiatives", "recent_proclamations", "newsletters", "contact", "press_contact", "feeds"),
    "sign_up",
)
"""The lists that a page may embed, by the names between the braces."""


@dataclass(frozen=True)
class Page:
    """One such page, in one language."""

    source: Source
    name: str
    """Its path under content/pages without `.md` and language: `about`, `guides/permits`."""
    language: str
    address: str
    """Where it stands on the site: `/about/`, `/es/about/`."""

    @property
    def is_contact(self) -> bool:
        """Whether it says how to reach the office: `content/pages/contact.md`, in any language."""
        return self.name == "contact"

    @property
    def title(self) -> str:
        """The page's title, or its first heading, or its name."""
        written = self.source.values.get("title")
        if isinstance(written, str) and written:
            return written
        heading = re.search(r"^# +(.+?)\s*#*$", self.source.body, re.MULTILINE)
        return heading[1] if heading else self.name

    @property
    def reviewed(self) -> date | None:
        """The day on which somebody last made sure that it still holds."""
        return day_in(self.source.values.get("reviewed"))

    def problem(self, name: str, rule: str, message: str, severity: Severity) -> Problem:
        """A problem with the line of its head that begins with `name`, or with the head."""
        line, column = self.source.key_position((name,))
        return Problem(self.source.path, line, column, rule, message, severity)


def day_in(written: object) -> date | None:
    """A day as the head of a page has it: `2026-11-19`; None where it is written otherwise."""
    with suppress(ValueError):
        return date.fromisoformat(str(written))
    return None


def address_of_page(name: str, language: str, first_language: str) -> str:
    """The address at which MkDocs puts the page `name`, with folders for addresses."""
    folder = re.sub(r"(^|/)(index|README)$", r"\1", name)
    prefix = "" if language == first_language else f"{language}/"
    return f"/{prefix}{folder.rstrip('/')}/".replace("//", "/")
