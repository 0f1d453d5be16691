"""One file, looked at in every form: which private texts are found in it, and in what form."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from hashlib import blake2b

from herald_scanner import archives, pdf, pictures
from herald_scanner.forms import (
    WHOLE,
    begins_with_tag,
    code_words,
    from_base64,
    from_base64_in,
    from_hex,
    percent_words,
    taken_apart,
    without_percent,
)
from herald_scanner.opaque import Opaque
from herald_scanner.records import Passage
from herald_scanner.strings import Matcher, Strings
from herald_scanner.wording import skeleton, whole_skeleton, words

DEEPEST = 6
"""Things packed or encoded inside one another; where there are more, the scan fails."""
MOST_FORMS = 12
"""Forms of any sort inside one another, `without tags` and the like included."""
LONG_CODE = 60
"""Letters of a word that, decoded, may be a file of its own, packed or not."""

Forms = tuple[str, ...]
"""The way to a text through the forms that it is in, the outermost first: `gzip`, `base64`."""
Sighting = tuple[Passage, Forms]
"""A private passage of which something was found, and how."""

BETWEEN = "letters set apart"
"""The form of what is found by its skeleton only."""

_ASCII = bytes(letter if letter < 128 else 32 for letter in range(256))  # noqa: PLR2004
_CALENDAR = re.compile(rb"\s*BEGIN:V")
_FOLD = re.compile(rb"\r?\n[ \t]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LEGIBLE = re.compile(
    rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}"
    rb"|[\xf0-\xf4][\x80-\xbf]{3}){8,}"
)
_EAST_ASIAN = frozenset((0x30, *range(0x4E, 0xA0), *range(0xAC, 0xD8), 0xFF))
_UPPER = bytes(
    49 if byte <= 0x0E or byte in b"\x1e\x20" else 50 if byte in _EAST_ASIAN else 48  # noqa: PLR2004
    for byte in range(256)
)
"""1 for the upper bytes, in UTF-16, of most scripts; 2 for those of Chinese, Japanese, Korean."""
_UPPER_RUNS = re.compile(rb"1{6,}|[12]{12,}")


class Examiner:
    """Looks for strings in files; what it has seen to be clean it does not look at again."""

    def __init__(self, strings: Strings) -> None:
        self.strings = strings
        self.seams: set[Passage] = set()
        """Passages of which a run was found, but only as where two public texts meet."""
        self._clean: set[bytes] = set()
        self._clean_codes: set[bytes] = set()
        self._clean_tags: set[str] = set()

    def sightings(self, content: bytes) -> dict[Passage, Forms]:
        """The private passages found in a file, each with the simplest way to it.

        Raises Opaque if the file, or something in it, cannot be looked into.
        """
        found: dict[Passage, Forms] = {}
        for passage, forms in self._blob(content, ()):
            if passage not in found or len(forms) < len(found[passage]):
                found[passage] = forms
        return found

    def sightings_in_name(self, path: str) -> dict[Passage, Forms]:
        """The private passages found in the path of a file."""
        found: dict[Passage, Forms] = {}
        for passage, forms in self._text(f"/{path}/", ()):
            found.setdefault(passage, ("name", *forms))
        return found

    # --- bytes ---

    def _blob(self, blob: bytes, forms: Forms) -> Iterator[Sighting]:
        if len(_packed(forms)) > DEEPEST:
            raise Opaque(f"holds more than {DEEPEST} things packed into one another")
        archives.refuse_closed(blob)
        if pdf.is_pdf(blob):
            for passage in self.strings.names.sources_in(blob):
                yield passage, forms
            for form, inner in pdf.parts(blob):
                yield from self._piece(inner, (*forms, form))
            return
        for form, inner in (*archives.members(blob), *pictures.carried(blob)):
            yield from self._piece(inner, (*forms, form))
        if _CALENDAR.match(blob):
            blob = _FOLD.sub(b"", blob)
        text = _decoded(blob)
        if text is None:
            yield from self._binary(blob, forms)
        else:
            yield from self._text(text, forms)

    def _binary(self, blob: bytes, forms: Forms) -> Iterator[Sighting]:
        """What is no text as a whole: the texts that stand in it, as ASCII and as UTF-16."""
        for passage in self.strings.names.sources_in(blob):
            yield passage, forms
        yield from self._words(words(blob.translate(_ASCII).decode("ascii")), forms)
        for form, text in _legible(blob):
            yield from self._text(text, (*forms, *form))

    # --- texts ---

    def _text(self, text: str, forms: Forms) -> Iterator[Sighting]:
        if len(forms) > MOST_FORMS:
            raise Opaque(f"holds more than {MOST_FORMS} forms inside one another")
        if begins_with_tag(text):
            yield from self._markup(text, forms)
        else:
            yield from self._plain(text, forms)

    def _markup(self, text: str, forms: Forms) -> Iterator[Sighting]:
        """HTML or XML: its tags, of which a site has the same everywhere, and what they enclose."""
        enclosed, tags = taken_apart(text)
        new = set(tags) - self._clean_tags
        is_clean = True
        for sighting in self._plain("\n".join(sorted(new)), forms):
            is_clean = False
            yield sighting
        if is_clean:
            self._clean_tags |= new
        yield from self._piece(enclosed, (*forms, "without tags"))

    def _plain(self, text: str, forms: Forms) -> Iterator[Sighting]:
        """A text as it stands, and in every form that the whole or words of it have."""
        encoded = text.encode("utf-8", "replace")
        for passage in self.strings.names.sources_in(encoded):
            yield passage, forms
        yield from self._words(words(text), forms)
        for form, whole in WHOLE.items():
            plain = whole(text)
            if plain and plain != text:
                yield from self._piece(plain, (*forms, form))
        addresses = percent_words(text)
        if addresses:
            plain = "\n".join(map(without_percent, sorted(addresses)))
            yield from self._piece(plain, (*forms, "percent"))
        yield from self._codes(code_words(encoded) - self._clean_codes, forms)

    def _codes(self, codes: set[bytes], forms: Forms) -> Iterator[Sighting]:
        """What is in words that may be encoded.

        Short ones are nearly always words like any other, so all of them are decoded together.
        """
        is_clean = True
        for form, legible in _legible(from_base64_in(codes)) if codes else ():
            for sighting in self._text(legible, (*forms, "base64", *form)):
                is_clean = False
                yield sighting
        for code in codes:
            if len(code) >= LONG_CODE:
                yield from self._piece(from_base64(code), (*forms, "base64"))
            for content in from_hex(code):
                yield from self._piece(content, (*forms, "hexadecimal"))
        if is_clean:
            self._clean_codes |= codes

    def _words(self, separate: bytes, forms: Forms) -> Iterator[Sighting]:
        for passage in self._matches(self.strings.words, separate):
            yield passage, forms
        chains = {skeleton(separate)}
        if not separate.isascii():
            chains.add(whole_skeleton(separate))
        for chain in chains:
            for passage in self._matches(self.strings.skeletons, chain):
                yield passage, (*forms, BETWEEN)

    def _matches(self, matcher: Matcher, text: bytes) -> Iterator[Passage]:
        for _, pattern in matcher.found_in(text):
            if self.strings.seams.make(pattern):
                self.seams.add(matcher.sources[pattern])
            else:
                yield matcher.sources[pattern]

    # --- what is inside ---

    def _piece(self, inner: bytes | str, forms: Forms) -> Iterator[Sighting]:
        """What is inside something, unless it was clean before."""
        content = inner if isinstance(inner, bytes) else inner.encode("utf-8", "replace")
        yield from self._unless_clean(
            blake2b(content, digest_size=16).digest(),
            self._blob(inner, forms) if isinstance(inner, bytes) else self._text(inner, forms),
        )

    def _unless_clean(self, key: bytes, sightings: Iterator[Sighting]) -> Iterator[Sighting]:
        if key in self._clean:
            return
        is_clean = True
        for sighting in sightings:
            is_clean = False
            yield sighting
        if is_clean:
            self._clean.add(key)


_UNPACKED = frozenset({*WHOLE, "percent", "UTF-16"})
"""The forms that pack nothing."""


def _packed(forms: Forms) -> list[str]:
    return [form for form in forms if form not in _UNPACKED]


def _decoded(blob: bytes) -> str | None:
    """The text that bytes are, or None if they are something else."""
    if blob.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return blob.decode("utf-16", "replace")
    if _CONTROL.search(blob):
        return None
    try:
        return blob.decode()
    except UnicodeDecodeError:
        return blob.decode("cp1252", "replace")


def _wide_texts(blob: bytes) -> Iterator[str]:
    """What may be UTF-16, of either order, in bytes that are something else as a whole."""
    kinds = blob.translate(_UPPER)
    for parity in (0, 1):
        for run in _UPPER_RUNS.finditer(kinds[parity::2]):
            start, end = 2 * run.start() + parity, 2 * run.end() + parity
            yield blob[start:end].decode("utf-16-be", "replace")
            yield blob[max(0, start - 1) : end - 1].decode("utf-16-le", "replace")


def _legible(blob: bytes) -> Iterator[tuple[Forms, str]]:
    """The texts that stand in bytes which are something else, as UTF-8 and as UTF-16."""
    found = _LEGIBLE.findall(blob)
    if found:
        yield (), b"\n".join(found).decode("utf-8", "replace")
    wide = "\n".join(_wide_texts(blob))
    if wide:
        yield ("UTF-16",), wide
