"""Press kits: a release under embargo in every form that a newsroom asks for.

In `private/press/NAME/` lie, for each of its languages, the release as a page for a browser, as
PDF, for a word processor (DOCX) and as plain text for pasting; and its pictures once. They are made
from what the press sees. Until the embargo lifts, every page of every form says EMBARGOED UNTIL,
with the moment and the zone, and so do the pictures, in the field of their data in which newsrooms
look for instructions. From that minute on it is the same kit without those words.

A kit is there from the moment at which the press may have the release (`publish_at`, if it says
one) until `LATELY` after the lift: whoever writes about it the week after finds a kit that says no
more than the site does. Attachments are not in it, since nothing can be written on their pages; the
site has them from the lift on.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast

from markupsafe import Markup, escape

from herald.audience import Audience
from herald.outputs.artifact import Artifact, Beside, Task
from herald.outputs.documents import release
from herald.outputs.documents.letterhead import letterhead_of, seal_of
from herald.outputs.documents.release import Pictures, Shown
from herald.outputs.photos import PRINTABLE
from herald.outputs.seal import Seal
from herald.records.walk import stamp_of
from herald.render import prose, templates
from herald.render.language import direction_of
from herald.render.pictures import Credits, credited, redrawn
from herald.topics.newsroom import END

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from herald.audience import Seen
    from herald.kinds.release import Release
    from herald.outputs.documents.letterhead import Letterhead
    from herald.records.facets import Image
    from herald.settings import Settings
    from herald.view import View

LATELY = timedelta(days=7)
"""How long after the lift a kit is kept."""


@dataclass(frozen=True)
class Kit:
    """A release in one language with its pictures: what each of its forms is made from."""

    seen: Seen
    settings: Settings
    """The office's, in that language."""
    pictures: tuple[Beside, ...]

    @property
    def stamp(self) -> str:
        """EMBARGOED UNTIL with the moment, or that it was taken back; "" for neither."""
        return release.stamp_of(self.seen).upper()

    def has(self, file: str) -> Beside | None:
        """The picture of that name."""
        return next((one for one in self.pictures if Path(one.file).name == file), None)


def tasks(view: View, root: Path) -> Iterator[Task]:
    """The kits of the releases that `view`, which is the press's, sees under embargo."""
    drawn = seal_of(view, root)
    releases = view.embargoed("release", view.at - LATELY)
    names = [seen.name for seen in releases]
    for seen in releases:
        year = f"{cast('Release', seen.record).date.year}-" if names.count(seen.name) > 1 else ""
        pictures = tuple(
            Beside(str(file), *stamp_of(file.stat()))
            for address, file in view.files.items()
            if PurePosixPath(address).parent == PurePosixPath(seen.address)
            and address.endswith(PRINTABLE)
        )
        yield Task(f"kit {seen.key}", files, (f"{year}{seen.name}", seen.key, pictures, drawn))


def files(
    view: View, folder: str, key: str, pictures: tuple[Beside, ...], seal: Seal | None
) -> Iterator[Artifact]:
    """Every file of a kit; paths are within the folder of kits."""
    seen = view.record(key)
    if seen is None or seen.record.embargo is None:
        return
    lift = seen.record.embargo
    # Asked so that it is known when the kit changes next, and when it goes.
    is_held = not view.is_past(lift)
    view.is_past(lift + LATELY)
    first = None
    for language, words in {seen.language: seen, **seen.translations}.items():
        shown = words if is_held else _without_embargo(words)
        letterhead = _as_of_lift(letterhead_of(view, seen, seal, language), lift, view)
        settings = view.settings.into(language)
        kit = Kit(shown, settings, pictures)
        first = first or kit
        name = f"{folder}/{seen.name}{'' if words is seen else f'.{language}'}"
        yield Artifact(f"{name}.html", page, (kit,))
        yield Artifact(f"{name}.pdf", release.pdf, (shown, letterhead))
        yield Artifact(f"{name}.docx", manuscript, (kit,))
        yield Artifact(f"{name}.txt", text, (kit,))
    for one in pictures if first else ():
        yield Artifact(f"{folder}/{Path(one.file).name}", picture, (first, one))


def _without_embargo(seen: Seen) -> Seen:
    """The release as it is once it may be told."""
    return replace(seen, record=seen.record.model_copy(update={"embargo": None}))


def _as_of_lift(letterhead: Letterhead, lift: datetime, view: View) -> Letterhead:
    """Without what the public may not have when the kit's own embargo lifts, or by now."""

    def is_out(other: Seen | None) -> bool:
        if other is None:
            return True
        ends = other.record.embargo
        awaits = ends is not None and ends.astimezone(UTC) > lift.astimezone(UTC)
        is_held = awaits and not view.is_past(cast("datetime", ends))
        return Audience.PUBLIC.may_see(other.record.visibility) and not is_held

    return replace(
        letterhead,
        amendments=tuple(one for one in letterhead.amendments if is_out(one.correction)),
        corrected=letterhead.corrected if is_out(letterhead.corrected) else None,
    )


# --- the forms ------------------------------------------------------------------------------------


def page(kit: Kit) -> bytes:
    """The release as a page that needs no other file: its styles and pictures are in it."""
    body = prose.html(kit.seen.body, release.linker(kit.seen, kit.settings))
    said = release.said_by(kit.seen, kit.settings)
    return templates.render(
        "press/release.html",
        kit=kit,
        said=said,
        record=kit.seen.record,
        language=kit.seen.language,
        direction=direction_of(kit.seen.language),
        lift=_lift(kit),
        body=_with_pictures(kit, body),
        opens=bool(said.dateline) and body.startswith("<p>"),
        shown=_shown(kit),
        address=_data_address,
        end=END,
    ).encode()


def text(kit: Kit) -> bytes:
    """The release as plain text."""
    return release.text(kit.seen, kit.settings)


def manuscript(kit: Kit) -> bytes:
    """The release for a word processor, with its pictures."""
    within = {one: _for_word(beside) for one, beside in _by_address(kit).items()}
    below = tuple(
        Shown(
            _for_word(beside),
            image.alt or "",
            " ".join(filter(None, (image.caption, image.credit))),
        )
        for image, beside in _shown(kit)
    )
    return release.manuscript(kit.seen, kit.settings, Pictures(within, below))


def picture(kit: Kit, beside: Beside) -> bytes:
    """A picture with what newsrooms look for in its data: the stamp, its caption, its credit."""
    image = next((one for one, file in _shown(kit) if file == beside), None)
    said = Credits(
        instructions=kit.stamp,
        caption=(image and image.caption) or "",
        credit=(image and image.credit) or "",
        alt=(image and image.alt) or "",
    )
    return credited(Path(beside.file).read_bytes(), said)


# --- what the forms have in common ----------------------------------------------------------------


def _for_word(beside: Beside) -> bytes:
    return redrawn(Path(beside.file).read_bytes(), for_word=True)


def _lift(kit: Kit) -> datetime | None:
    return None if kit.seen.record.withdrawn else kit.seen.record.embargo


def _by_address(kit: Kit) -> Mapping[str, Beside]:
    """The pictures by the addresses that stand for them in the text."""
    link = release.linker(kit.seen, kit.settings)
    return {link(Path(one.file).name): one for one in kit.pictures}


def _shown(kit: Kit) -> list[tuple[Image, Beside]]:
    """The pictures that the record lists, with their files."""
    found = ((image, kit.has(image.file)) for image in kit.seen.record.images)
    return [(image, beside) for image, beside in found if beside]


def _with_pictures(kit: Kit, body: Markup) -> Markup:
    """The text with its pictures in it, and not at the addresses where they are to stand."""
    known = {str(escape(address)): one for address, one in _by_address(kit).items()}

    def held(found: re.Match[str]) -> str:
        beside = known.get(found[2])
        return f"{found[1]}{_data_address(beside)}" if beside else found[0]

    # Prose writes every attribute escaped and in double quotes.
    return Markup(re.sub(r'(<img src=")([^"]*)', held, body))  # noqa: S704 - as safe as the prose


def _data_address(beside: Beside) -> str:
    """A picture as an address that holds it (RFC 2397)."""
    form = Path(beside.file).suffix.removeprefix(".").replace("jpg", "jpeg")
    return f"data:image/{form};base64,{b64encode(redrawn(Path(beside.file).read_bytes())).decode()}"
