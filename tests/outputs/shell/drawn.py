"""What MkDocs drew in a test, and how to ask it."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

LANGUAGES = ("en", "es")
SPANISH = {"News": "Noticias", "Events": "Eventos", "Menu": "Menú", "Calendar file": "Calendario"}


def say(language: str, words: str) -> str:
    """The words of the tests' two languages."""
    return SPANISH.get(words, words) if language == "es" else words


def page(content: bytes) -> LexborHTMLParser:
    """The page, to be asked."""
    return LexborHTMLParser(content.decode())


def first(content: bytes, selector: str) -> LexborNode:
    """The first element of that kind, which the page must have."""
    found = page(content).css_first(selector)
    assert found is not None, selector
    return found


def hrefs(content: bytes, selector: str) -> list[tuple[str, str | None, str | None]]:
    """Words, address and aria-current of the links."""
    return [
        (link.text(strip=True), link.attributes["href"], link.attributes.get("aria-current"))
        for link in page(content).css(f"{selector} a")
    ]
