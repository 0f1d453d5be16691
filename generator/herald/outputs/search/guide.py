"""The guide: what a browser must know before it can search, one file for each language.

It says how many drawers there are, which words are in none, and what a number's kind is called, and
holds the words of the interface, so that no page has to carry them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from herald.outputs.search.drawers import CROWDED, DAYS_OF_DRAWER, FOLDER
from herald.outputs.search.pieces import CODES, DIGITS, LAST_DAY
from herald.outputs.search.words import COMMONPLACE, STOP_WORDS
from herald.render.language import MONTHS, Interpreter

if TYPE_CHECKING:
    from herald.outputs.search.drawers import Layout


def path(language: str) -> str:
    """Where the guide in a language stands."""
    return f"{FOLDER}/{language}.json"


def guide(language: str, languages: tuple[str, ...], layout: Layout) -> bytes:
    """The guide for readers of `language`; `languages` are the site's."""
    names = _names(language)
    held = {
        "languages": list(languages),
        "heads": layout.heads,
        "texts": layout.texts,
        "crowded": " ".join(sorted(CROWDED)),
        "stop": " ".join(sorted(STOP_WORDS)),
        "commonplace": " ".join(sorted(COMMONPLACE)),
        "digits": DIGITS,
        "lastDay": LAST_DAY.isoformat(),
        "daysOfDrawer": DAYS_OF_DRAWER,
        "kinds": [[name, names.get(name, "")] for name in CODES],
        # The AP's abbreviations; other languages are left to the browser, which knows theirs.
        "months": list(MONTHS) if language == "en" else None,
        "say": _interface(language),
    }
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()


def _names(language: str) -> dict[str, str]:
    """What a result is said to be."""
    say = Interpreter(language).say
    return {
        "page": say("Page"),
        "event": say("Event"),
        "meeting": say("Meeting"),
        "release": say("News"),
        "remarks": say("Remarks"),
        "proclamation": say("Proclamation"),
        "committee": say("Committee"),
        "goal": say("Goal"),
        "priority": say("Priority"),
        "initiative": say("Initiative"),
        "commitment": say("Promise"),
        "project": say("Project"),
        "newsletter": say("Newsletter"),
        "person": say("Person"),
    }


def _interface(language: str) -> dict[str, str]:
    """What `search.js` says; `{n}` and such are for it to fill."""
    say = Interpreter(language).say
    return {
        "none": say("Nothing found for “{query}”"),
        "one": say("1 result for “{query}”"),
        "many": say("{n} results for “{query}”"),
        "some": say("No page has all of these words. These have some of them."),
        "short": say("Type at least three letters of a word that says what you look for."),
        "all": say("All results"),
        "cancelled": say("Canceled"),
        "postponed": say("Postponed"),
        "rescheduled": say("New time"),
        "withdrawn": say("Withdrawn"),
    }
