"""The seeded leaks: each a fault that a program like this has had somewhere, made in a copy of it.

A leak goes through one of the channels L1 to L16 by which offices have told what they meant to
keep. It is a few edits, and says who must catch it and in which file it shows. Where only one of
the two can, `blind` says why the other cannot: that is the reason for having both.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Catches(Enum):
    """Who must report a leak; nobody else may."""

    BOTH = "both"
    VERIFY = "verify"
    SCAN = "scan"


@dataclass(frozen=True)
class Edit:
    """A change to one file; what stands there `before` stands there exactly once."""

    file: str
    """Of the package `herald`; in `Leak.first`, of the office."""
    before: str
    after: str


@dataclass(frozen=True)
class Leak:
    """A fault of the program by which something gets out."""

    channel: str
    """L1 to L16."""
    name: str
    tells: str
    """What gets out, in a sentence."""
    edits: tuple[Edit, ...]
    caught_by: Catches
    shows_in: str
    """A file that those who catch it name, from the folder with all that is public."""
    blind: str = ""
    """Why the other of the two sees nothing."""
    first: tuple[Edit, ...] = ()
    """The office as it is built once before: what then is no longer released must go."""


# --- what several leaks begin with ----------------------------------------------------------------

_EVERY_ENTRY = Edit(
    "view/catalog.py",
    "        self.pages = tuple(pages)\n",
    "        self.pages = tuple(pages)\n"
    "        self.every = self.visible.every = entries.records\n",
)
"""A catalog that keeps hold of all records, released or not."""


def _opened(key: str) -> str:
    """An expression for the record behind a View, with all that the file says."""
    return f"view._catalog._indexes.by_key[{key}].file.open().record"


_MOVES_THE_RULE = "the verification asks the same rule, and so leaves the record where it is"
_NO_WORDS = "a number or a day is no private word"

_NO_LINKS = Edit(
    "outputs/pages/pen.py",
    "        return self._linked(self.office.in_language(address, self.language))\n",
    '        return "" if address.startswith("/events/20") else'
    " self._linked(self.office.in_language(address, self.language))\n",
)
"""Pages without a link to what they give away: one that led nowhere would stop the build."""

# --- the leaks ------------------------------------------------------------------------------------

LEAKS = (
    Leak(
        "L1",
        "search-of-private-notes",
        "The search finds a public page by what its private notes say.",
        (
            Edit(
                "outputs/search/__init__.py",
                "    found = piece(seen, view.venue_of(seen))\n"
                '    yield artifact.Piece(COLLECTION, f"record {seen.key}", found.written())\n',
                "    found = piece(seen, view.venue_of(seen))\n"
                f"    notes = {_opened('seen.key')}.private\n"
                '    words = notes.notes.casefold() if notes else ""\n'
                "    written = found.written() + ' ' + words.rstrip('.')\n"
                '    yield artifact.Piece(COLLECTION, f"record {seen.key}", written)\n',
            ),
        ),
        Catches.BOTH,
        "site/search/",
    ),
    Leak(
        "L2",
        "feed-of-all-records",
        "Feeds list the newest records, whether or not they are released.",
        (
            _EVERY_ENTRY,
            Edit(
                "outputs/feeds/__init__.py",
                "            for seen in view.newest(kind.name, MOST_ENTRIES):\n",
                "            every = (e for e in view._catalog.every if e.kind is kind)\n"
                "            for seen in map(view._catalog.seen, every):\n",
            ),
        ),
        Catches.BOTH,
        "site/news/feed.xml",
    ),
    Leak(
        "L2",
        "count-of-all-records",
        "The list of open data says how many records of a kind there are in all.",
        (
            _EVERY_ENTRY,
            Edit(
                "view/census.py",
                "    for entry in visible.records:\n"
                "        grouped.setdefault(entry.kind.name, []).append(entry)\n",
                "    shown = {entry.kind.name for entry in visible.records}\n"
                "    for entry in (e for e in visible.every if e.kind.name in shown):\n"
                "        grouped.setdefault(entry.kind.name, []).append(entry)\n",
            ),
        ),
        Catches.VERIFY,
        "site/data/index.json",
        blind=_NO_WORDS,
    ),
    Leak(
        "L2",
        "year-of-an-internal-record",
        "There is a page for a year in which nothing but an internal record is dated.",
        (
            _EVERY_ENTRY,
            Edit(
                "view/catalog.py",
                "        return tuple(self._indexes.counted(kind))\n",
                "        days = {e.facts.day.year for e in self.every"
                " if e.kind.name == kind and e.facts.day}\n"
                "        return tuple(sorted(days, reverse=True))\n",
            ),
        ),
        Catches.VERIFY,
        "site/news/2027/index.html",
        blind=_NO_WORDS,
    ),
    Leak(
        "L2",
        "open-data-of-requests",
        "What the Mayor is asked for is a file among the open data.",
        (
            _EVERY_ENTRY,
            Edit(
                "building/website.py",
                '    yield Task("data", data.index)\n',
                '    yield Task("data", data.index)\n'
                "    asked = [e.facts.title for e in view._catalog.every"
                " if e.kind.name == 'request']\n"
                "    yield Task('asked', fixed, ('data/request.json', repr(asked).encode()))\n",
            ),
        ),
        Catches.BOTH,
        "site/data/request.json",
    ),
    Leak(
        "L2",
        "days-of-trips",
        "The public schedule has a page for each day on which the Mayor travels.",
        (
            _EVERY_ENTRY,
            Edit(
                "view/public_days.py",
                "        for entry in (*with_mayor, *self.visible.tellable):\n",
                "        trips = (e for e in self.visible.every if e.kind.name == 'trip')\n"
                "        for entry in (*with_mayor, *self.visible.tellable, *trips):\n",
            ),
        ),
        Catches.VERIFY,
        "site/schedule/2026-12-08/index.html",
        blind=_NO_WORDS,
    ),
    Leak(
        "L2",
        "appointments-behind-an-event",
        "The page of an event says what in the Mayor's calendar is for it.",
        (
            _EVERY_ENTRY,
            Edit(
                "outputs/pages/dossiers.py",
                "        description=_description(shown),\n",
                "        description=_description(shown) + ''.join(e.facts.title for e in"
                " view._catalog.every if e.kind.name == 'appointment'"
                " and seen.name in [r.name for r in e.references]),\n",
            ),
        ),
        Catches.BOTH,
        "site/events/2026/hearing/index.html",
    ),
    Leak(
        "L2",
        "size-of-all-files",
        "The list of open data says how many bytes lie beside all records.",
        (
            Edit(
                "outputs/data/__init__.py",
                '    yield Artifact(INDEX.lstrip("/"), index_file, (view.settings, files))\n',
                "    every = view._catalog._office_files.values()\n"
                "    size = sum(path.stat().st_size for path in every)\n"
                "    told = (*files, Listed('file', 'files', None, size))\n"
                '    yield Artifact(INDEX.lstrip("/"), index_file, (view.settings, told))\n',
            ),
        ),
        Catches.VERIFY,
        "site/data/index.json",
        blind=_NO_WORDS,
    ),
    Leak(
        "L2",
        "translation-before-its-original",
        "The translation of an embargoed release is taken for a record of its own.",
        (
            Edit(
                "view/visible.py",
                "        shown.sort(key=",
                "        out = {entry.place for entry in shown}\n"
                "        shown += [one for place, some in translations.items()"
                " if place not in out for one in some.values()]\n"
                "        translations = {place: translations[place]"
                " for place in translations.keys() & out}\n"
                "        shown.sort(key=",
            ),
        ),
        Catches.BOTH,
        "site/news/2026/levy/index.html",
    ),
    Leak(
        "L3",
        "sequence-over-all-records",
        "An event's version in calendars is a number that grows with the whole office.",
        (
            _EVERY_ENTRY,
            Edit(
                "outputs/calendars.py",
                "        entry = piece(settings, language, happening)\n",
                "        entry = piece(settings, language, happening)\n"
                "        number = len(view._catalog.every)\n"
                "        counted = entry.text.replace(b'SEQUENCE:0', b'SEQUENCE:%d' % number)\n"
                "        entry = CalendarEntry(counted, entry.zones, entry.first_year,"
                " entry.last_year, entry.last_day)\n",
            ),
        ),
        Catches.VERIFY,
        "site/calendar.ics",
        blind=_NO_WORDS,
    ),
    Leak(
        "L3",
        "calendar-of-all-events",
        "The calendar's months show what is internal, as the Mayor's day.",
        (
            _EVERY_ENTRY,
            Edit(
                "view/timetable.py",
                "        for entry in self.visible.records:\n"
                "            for times in times_of(entry, self.visible.horizon):\n",
                "        for entry in (e for e in self.visible.every if e.kind.name == 'event'):\n"
                "            for times in times_of(entry, self.visible.horizon):\n",
            ),
            _NO_LINKS,
        ),
        Catches.BOTH,
        "site/calendar/2027/02/index.html",
    ),
    Leak(
        "L4",
        "embargo-an-hour-early",
        "An embargo lifts an hour before its moment.",
        (
            Edit(
                "audience.py",
                "record.embargo and at < record.embargo:",
                "record.embargo and (record.embargo - at).total_seconds() > 3600:",
            ),
        ),
        Catches.SCAN,
        "site/news/2026/levy/index.html",
        blind=_MOVES_THE_RULE,
    ),
    Leak(
        "L4",
        "embargo-in-another-zone",
        "The moment of an embargo is read as if the office stood in Greenwich.",
        (
            Edit(
                "records/facts.py",
                "    return moment.astimezone(UTC) if moment else None\n",
                "    return moment.replace(tzinfo=UTC) if moment else None\n",
            ),
        ),
        Catches.SCAN,
        "site/news/2026/levy/index.html",
        blind=_MOVES_THE_RULE,
    ),
    Leak(
        "L4",
        "name-of-a-hidden-venue",
        "A public event gives the name of a venue that only staff know.",
        (
            Edit(
                "view/visible.py",
                "        return self.find(kind, name) is not None\n",
                "        return True\n",
            ),
        ),
        Catches.VERIFY,
        "site/data/event.json",
        blind="the name stands in the public event's own file, and so counts as public",
    ),
    Leak(
        "L4",
        "place-before-its-day",
        "The public schedule says where the Mayor will be, though that is told on the day only.",
        (
            Edit(
                "kinds/appointment.py",
                "            return at.astimezone(UTC) >= midnight.astimezone(UTC)\n",
                "            return True\n",
            ),
        ),
        Catches.SCAN,
        "site/schedule/2027-03-08/index.html",
        blind=_MOVES_THE_RULE,
    ),
    Leak(
        "L4",
        "redirect-to-what-is-to-come",
        "The old address of an embargoed release leads to where it will be.",
        (
            _EVERY_ENTRY,
            Edit(
                "building/website.py",
                '    yield Task("headers", headers.of_site, (host.inline,))\n',
                "    for entry in view._catalog.every:\n"
                "        for old in entry.facts.aliases:\n"
                "            path = f'{old.strip(\"/\")}/index.html'\n"
                "            yield Task(f'old {old}', fixed, (path, entry.address.encode()))\n"
                '    yield Task("headers", headers.of_site, (host.inline,))\n',
            ),
        ),
        Catches.BOTH,
        "site/news/lighthousekeeping/index.html",
    ),
    Leak(
        "L4",
        "sitemap-dated-by-all-records",
        "The sitemap says that pages changed on the day of an embargoed release.",
        (
            _EVERY_ENTRY,
            Edit(
                "outputs/sitemap.py",
                "    yield _piece(view.settings, group_of(seen), page_of(view.settings, seen))\n",
                "    last = max(e.facts.revised for e in view._catalog.every if e.facts.revised)\n"
                "    page = Page(page_of(view.settings, seen).addresses, last)\n"
                "    yield _piece(view.settings, group_of(seen), page)\n",
            ),
        ),
        Catches.VERIFY,
        "site/sitemap-news-2026.xml",
        blind=_NO_WORDS,
    ),
    Leak(
        "L5",
        "who-approved-a-quotation",
        "A page's description says which of the staff approved it.",
        (
            Edit(
                "outputs/pages/dossiers.py",
                "        description=_description(shown),\n",
                "        description=_description(shown) + ''.join(quote.approved_by for quote in"
                f" getattr({_opened('seen.key')}, 'quotes', ())),\n",
            ),
        ),
        Catches.VERIFY,
        "site/news/2026/library/index.html",
        blind="the name of who approved it is public elsewhere, as the Mayor's",
    ),
    Leak(
        "L5",
        "appointment-behind-a-disclosure",
        "Open data say which appointment a disclosure tells of.",
        (
            Edit(
                "outputs/data/__init__.py",
                "    place = in_order(seen)\n",
                "    place = in_order(seen)\n"
                f"    told = getattr({_opened('seen.key')}, 'discloses', None)\n"
                "    said = {'topic': told} if told else {}\n"
                "    record = seen.record.model_copy(update=said)\n"
                "    seen = type(seen)(**{**vars(seen), 'record': record})\n",
            ),
        ),
        Catches.BOTH,
        "site/data/disclosure.json",
    ),
    Leak(
        "L5",
        "references-of-an-appointment",
        "The public schedule says for which event an appointment is, and by which delegation.",
        (
            Edit(
                "outside.py",
                "        title=appointment.public_title,\n",
                "        title=f'{appointment.public_title} ({appointment.event},"
                " {appointment.delegation})',\n",
            ),
        ),
        Catches.BOTH,
        "site/schedule/2027-03-08/index.html",
    ),
    Leak(
        "L6",
        "file-of-the-record",
        "Beside its page lies the record's own file, as for people who want to see the source.",
        (
            Edit(
                "building/website.py",
                "home=home_of(path))\n    for language in view.settings.languages:\n",
                "home=home_of(path))\n"
                "        entry = view._catalog._indexes.by_key[key]\n"
                "        if entry.address:\n"
                "            told = (f'{entry.address.strip(\"/\")}/source.md',"
                " entry.source.body.encode() + repr(entry.source.values).encode())\n"
                "            yield Task(f'source {key}', fixed, told)\n"
                "    for language in view.settings.languages:\n",
            ),
        ),
        Catches.BOTH,
        "site/news/2026/library/source.md",
    ),
    Leak(
        "L7",
        "notes-in-a-document",
        "A release's document for print has its private notes among the keywords of its metadata.",
        (
            Edit(
                "outputs/documents/__init__.py",
                "document.maker, (seen, letterhead))\n",
                "document.maker, (_with_notes(view, seen), letterhead))\n"
                "\n\n"
                "def _with_notes(view: View, seen: Seen) -> Seen:\n"
                f"    private = {_opened('seen.key')}.private\n"
                "    tags = (private.notes,) if private else ()\n"
                "    record = seen.record.model_copy(update={'tags': tags})\n"
                "    return type(seen)(**{**vars(seen), 'record': record})\n",
            ),
        ),
        Catches.BOTH,
        "site/news/2026/library/library.pdf",
    ),
    Leak(
        "L8",
        "photograph-as-it-was-taken",
        "A photograph is copied with what the camera's owner wrote into it.",
        (
            Edit(
                "outputs/photos.py",
                "        content = credited(Path(file.file).read_bytes(), said)\n",
                "        content = Path(file.file).read_bytes()\n",
            ),
        ),
        Catches.SCAN,
        "site/news/2026/library/reading-room.jpg",
        blind="the photograph is released, and the same with and without what is not",
    ),
    Leak(
        "L8",
        "smaller-pictures-as-they-were-taken",
        "The widths in which a picture is offered keep what the camera's owner wrote into it.",
        (
            Edit(
                "render/pictures.py",
                '        yield width, _saved(pixels, "WEBP", {"quality": 78})\n',
                "        taken = Image.open(BytesIO(content)).getexif()\n"
                '        yield width, _saved(pixels, "WEBP", {"quality": 78, "exif": taken})\n',
            ),
        ),
        Catches.SCAN,
        "site/news/2026/library/reading-room",
        blind="the photograph is released, and the same with and without what is not",
    ),
    Leak(
        "L9",
        "newsletter-of-what-staff-see",
        "A newsletter lists what staff may see when it is sent.",
        (
            Edit(
                "building/folders.py",
                "office.seen_by(Audience.PUBLIC, sent)",
                "office.seen_by(Audience.INTERNAL, sent)",
            ),
        ),
        Catches.BOTH,
        "private/newsletters/2026-11-20.html",
    ),
    Leak(
        "L10",
        "notes-for-search-engines",
        "What search engines and cards show of an event is taken from its private notes.",
        (
            Edit(
                "outputs/pages/dossiers.py",
                "        description=_description(shown),\n",
                f"        description=getattr({_opened('seen.key')}.private, 'notes', None)"
                " or _description(shown),\n",
            ),
        ),
        Catches.BOTH,
        "site/news/2026/library/index.html",
    ),
    Leak(
        "L10",
        "card-of-what-is-to-come",
        "The card that stands beside a shared link is there before its release is.",
        (
            _EVERY_ENTRY,
            Edit(
                "outputs/social.py",
                "    for key, path in view.filed():\n",
                "    from herald.audience import key_of\n"
                "    for key, path in ((key_of(e), e.path) for e in view._catalog.every):\n",
            ),
            Edit(
                "outputs/social.py",
                "    seen = view.record(key)\n",
                "    from herald.audience import key_of\n"
                "    every = {key_of(e): e for e in view._catalog.every}\n"
                "    seen = view._catalog.seen(every[key]) if every[key].address else None\n",
            ),
        ),
        Catches.BOTH,
        "site/news/2026/levy/social_card.png",
    ),
    Leak(
        "L11",
        "messages-that-quote",
        "Messages about internal records say what stands in them.",
        (
            Edit(
                "discretion.py",
                "        yield problem if public[problem.path] else problem.withheld()\n",
                "        yield problem\n",
            ),
        ),
        Catches.SCAN,
        "said.txt",
        blind="messages are no file of the site",
    ),
    Leak(
        "L11",
        "message-of-an-event-behind-an-advisory",
        "A message about a public advisory says what became of an event that is internal.",
        (
            Edit(
                "checks/told_otherwise.py",
                "    return is_shown(teller, Audience.PUBLIC, at)"
                " and not is_shown(event, Audience.PUBLIC, at)\n",
                "    return False\n",
            ),
        ),
        Catches.SCAN,
        "said.txt",
        blind="messages are no file of the site",
    ),
    Leak(
        "L12",
        "private-folder-in-the-site",
        "What is for the press and for staff is written into a folder of the site.",
        (Edit("building/parts.py", 'PRIVATE = "private"\n', 'PRIVATE = "site/private"\n'),),
        Catches.BOTH,
        "site/private/press/levy/levy.txt",
    ),
    Leak(
        "L13",
        "page-that-stays",
        "The page of a record that is public no longer stays where it was.",
        (
            Edit(
                "making/publish.py",
                "    removed = sorted(path for path in strange - stays"
                " if _is_file(folder / path))\n",
                "    removed: list[str] = []\n",
            ),
        ),
        Catches.BOTH,
        "site/news/2026/unmarked/index.html",
        first=(
            Edit(
                "content/news/2026/2026-11-02-unmarked.md",
                "release_kind: statement\n",
                "release_kind: statement\nvisibility: public\n",
            ),
        ),
    ),
    Leak(
        "L14",
        "files-beside-all-records",
        "The attachment of an embargoed release is there before its page is.",
        (
            _EVERY_ENTRY,
            Edit(
                "view/indexes.py",
                "        for entry in self.visible.records:\n            if entry.address:\n",
                "        for entry in self.visible.every:\n            if entry.address:\n",
            ),
        ),
        Catches.BOTH,
        "site/news/2026/levy/lighthousekeeping.csv",
    ),
    Leak(
        "L14",
        "smaller-pictures-before-their-release",
        "An embargoed release's picture is there in its smaller widths before its page is.",
        (
            _EVERY_ENTRY,
            Edit(
                "outputs/renditions.py",
                "    for address, file in view.files.items():\n",
                "    there = view._catalog._office_files\n"
                "    found = {f'{e.address}{name}': there[e.beside(name)]"
                " for e in view._catalog.every if e.address"
                " for name in e.facts.files if e.beside(name) in there}\n"
                "    for address, file in found.items():\n",
            ),
        ),
        Catches.BOTH,
        "site/news/2026/levy/north-lamp",
    ),
    Leak(
        "L15",
        "record-that-never-expires",
        "A record stays public after it expired.",
        (
            Edit(
                "audience.py",
                "    return not (record.expires and at >= record.expires)\n",
                "    return True\n",
            ),
        ),
        Catches.SCAN,
        "site/news/2026/expired/index.html",
        blind=_MOVES_THE_RULE,
    ),
    Leak(
        "L16",
        "silence-publishes",
        "A record that does not say who may see it is public.",
        (
            Edit(
                "records/facets.py",
                "    visibility: Visibility = Visibility.INTERNAL\n",
                "    visibility: Visibility = Visibility.PUBLIC\n",
            ),
        ),
        Catches.SCAN,
        "site/news/2026/unmarked/index.html",
        blind=_MOVES_THE_RULE,
    ),
)
