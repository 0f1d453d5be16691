"""Newsletters as mail: a page for mail programs, plain text, and a message ready to be sent.

For each issue and each language that it is written in: `NAME.html` and `NAME.txt` for a mailing
service, and `NAME.eml`, which holds both and which any mail program opens. They are not public:
what stands on the site is the issue's page. The list itself is not in the repository, so the
message goes to a placeholder, which whoever sends it replaces.

A message is the same bytes whenever it is made: its date is the moment when it is to be sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from herald.addresses import FOLDERS
from herald.audience import Audience, without_staff_fields
from herald.kinds.newsletter import Newsletter
from herald.outputs.artifact import Artifact
from herald.render import mail, plain, prose, templates
from herald.render.foreign import numbers_apart, settled
from herald.render.language import Interpreter, direction_of
from herald.topics import bulletin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from herald.audience import Seen
    from herald.settings import Settings
    from herald.view import View

PLACEHOLDER = "list@newsletter.invalid"
"""Whom the message goes to until somebody puts the list there; RFC 2606 reserves `.invalid`."""


@dataclass(frozen=True)
class Letter:
    """An issue in one language, with everything that stands in it."""

    settings: Settings
    language: str
    name: str
    address: str
    """Of its page in that language."""
    beside: str
    """Of its page in the first language, beside which its pictures stand."""
    record: Newsletter
    body: str
    parts: tuple[bulletin.Part, ...]
    send_at: datetime
    addressees: str
    """What the mailing list is called."""
    pages: tuple[str, ...]
    """The addresses of the pages written by hand."""


def artifacts(view: View, newsletter: Seen) -> Iterator[Artifact]:
    """The issue as mail in each of its languages; paths are within the folder of newsletters.

    `newsletter` is the issue as staff see it, who alone know when it is sent and to which list;
    `view` is what its readers may see at that moment, and all that its sections are filled from.
    """
    settings = view.settings
    for language, seen in {settings.languages[0]: newsletter, **newsletter.translations}.items():
        letter = _letter(seen, newsletter, language, view)
        name = seen.name if language == settings.languages[0] else f"{seen.name}.{language}"
        yield Artifact(f"{name}.html", page, (letter,))
        yield Artifact(f"{name}.txt", text, (letter,))
        if settings.newsletter_address:
            yield Artifact(f"{name}.eml", message, (letter,))


def _letter(seen: Seen, original: Seen, language: str, view: View) -> Letter:
    record, sent = seen.record, original.record
    if not (isinstance(record, Newsletter) and isinstance(sent, Newsletter)):
        raise TypeError(f"{seen.key} is no newsletter")
    return Letter(
        view.settings.into(language),
        language,
        seen.name,
        view.settings.address_in(language, seen.address),
        seen.address,
        without_staff_fields(record, Audience.PUBLIC),
        seen.body,
        bulletin.parts(seen, language, view),
        sent.send_at or datetime.combine(sent.date, time(), view.settings.zone),
        sent.list or view.settings.name,
        view.page_addresses(),
    )


# --- the three forms ------------------------------------------------------------------------------


def page(letter: Letter) -> bytes:
    """The issue as a page for mail programs."""
    return _page(letter).encode()


def text(letter: Letter) -> bytes:
    """The issue as plain text."""
    return _text(letter).encode()


def message(letter: Letter) -> bytes:
    """The issue as a message."""
    settings = letter.settings
    envelope = mail.Envelope(
        sender=mail.Correspondent(settings.name, settings.newsletter_address or ""),
        recipient=mail.Correspondent(letter.addressees, PLACEHOLDER),
        subject=letter.record.subject,
        sent=letter.send_at,
        identity=f"newsletter.{letter.record.date.year}.{letter.name}.{letter.language}",
        host=settings.host,
        language=letter.language,
        unsubscribe=settings.unsubscribe or "",
    )
    return mail.message(envelope, _text(letter), _page(letter))


def _page(letter: Letter) -> str:
    settings, speaks = letter.settings, Interpreter(letter.language, marks=True)
    link = _linker(letter)
    html = templates.render(
        "mail/newsletter.html",
        letter=letter,
        record=letter.record,
        settings=settings,
        speaks=speaks,
        direction=direction_of(letter.language),
        turned=lambda language: _turned(language, letter.language),
        home=settings.absolute(settings.address_in(letter.language, "/")),
        way_out=_way_out(settings),
        on_the_site=settings.absolute(letter.address),
        prose=lambda markdown: _prose(markdown, link, speaks),
        address=lambda pointer: _address(letter, pointer),
    )
    return mail.inlined(settled(html))


def _prose(markdown: str, link: prose.Linker, speaks: Interpreter) -> Markup:
    html = prose.html(markdown, link, top=3, say=speaks.say)
    # Not every mail program knows <bdi>, and all know a direction.
    return numbers_apart(html, "span") if direction_of(speaks.language) == "rtl" else html


def _turned(language: str, around: str) -> str:
    """How words of a language run, where that is otherwise than the words around them."""
    direction = direction_of(language)
    return "" if direction == direction_of(around) else direction


def _text(letter: Letter) -> str:
    """The same words in the same order, in lines that fit a terminal."""
    settings, speaks = letter.settings, Interpreter(letter.language)
    link = _linker(letter)
    record = letter.record
    blocks = [
        f"{settings.name}\n{record.title}, {speaks.day(record.date)}",
        plain.underlined(record.subject, "="),
        plain.text(letter.body, link, plain.MESSAGE_WIDTH),
    ]
    for part in letter.parts:
        blocks += [
            plain.underlined(part.heading),
            plain.text(part.text, link, plain.MESSAGE_WIDTH),
            *(_pointed(letter, pointer) for pointer in part.pointers),
        ]
    blocks.append(_foot(letter, speaks))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _pointed(letter: Letter, pointer: bulletin.Pointer) -> str:
    record = pointer.seen.record
    lines = [
        plain.wrapped(record.title, plain.MESSAGE_WIDTH, "* ", "  "),
        *(
            plain.wrapped(line, plain.MESSAGE_WIDTH, "  ", "  ")
            for line in (pointer.when, pointer.place, record.summary)
            if line
        ),
        f"  {_address(letter, pointer)}" if pointer.seen.address else "",
    ]
    return "\n".join(line for line in lines if line)


def _foot(letter: Letter, speaks: Interpreter) -> str:
    settings = letter.settings
    lines = [
        # Two hyphens and a space: what follows is no part of the letter (RFC 3676, section 4.3).
        "-- ",
        settings.name,
        settings.contact.address if settings.contact else "",
        speaks.say("On the web: {address}", address=settings.absolute(letter.address)),
        speaks.say("Unsubscribe: {address}", address=_way_out(settings))
        if _way_out(settings)
        else "",
        plain.wrapped(settings.notice, plain.MESSAGE_WIDTH) if settings.notice else "",
    ]
    return "\n".join(line for line in lines if line)


def _linker(letter: Letter) -> prose.Linker:
    """Links in the text lead to the site, to the page in the letter's language where there is one.

    Its page on the site does the same.
    """
    settings, whole = letter.settings, prose.absolute_at(letter.settings.site_url, letter.beside)

    def link(address: str) -> str:
        absolute = whole(address)
        path, mark, rest = absolute.removeprefix(settings.absolute("")).partition("#")
        if not path.startswith("/") or not path.endswith("/"):
            return absolute
        other = settings.address_in(letter.language, path)
        is_made = path.split("/")[1] in FOLDERS or other in letter.pages
        return settings.absolute(other) + mark + rest if is_made else absolute

    return link


def _way_out(settings: Settings) -> str:
    """Where a reader leaves: the mark that the sender's system replaces, or the same page for all.

    "" for neither.
    """
    return settings.newsletter.unsubscribe_mark or settings.unsubscribe or ""


def _address(letter: Letter, pointer: bulletin.Pointer) -> str:
    """The page of the record that is shown, or "" where it has none."""
    settings, seen = letter.settings, pointer.seen
    if not seen.address:
        return ""
    return settings.absolute(settings.address_in(letter.language, seen.address))
