"""What of a file may be published: everything that people bring is written anew by its kind.

Pictures are redrawn, drawings filtered, documents resaved, tables disarmed. A file is of the kind
that its content says, and has to be called so. Documents of office programs are never published:
their hidden sheets, comments and earlier versions are what offices have published by mistake.
"""

from __future__ import annotations

from herald.records.filetype import FORMS, OFFICE_DOCUMENT, OFFICE_SUFFIXES, form_of, suffix_of
from herald.render.unfit import Unfit

MOST_BYTES = 50_000_000

_OFFICE = (
    "a document of an office program may hold hidden sheets, comments and earlier versions, and is "
    "never published; save it as PDF, or a table as CSV, and name that"
)


def cleaned(name: str, content: bytes) -> bytes:
    """The file as it is published; raises Unfit."""
    form = _form(name, content)
    if form.endswith("picture"):
        from herald.render.pictures import redrawn

        return redrawn(content)
    if form == "SVG drawing":
        from herald.render import drawings

        return drawings.redrawn(content)
    if form == "PDF":
        from herald.render.pdf import resaved

        return resaved(content, title_of(name))
    if suffix_of(name) == ".csv":
        from herald.render.tables import rewritten

        return rewritten(content)
    return _text(suffix_of(name), content.removeprefix(b"\xef\xbb\xbf"))


def _text(suffix: str, content: bytes) -> bytes:
    from herald.render import unshown

    match suffix:
        case ".ics":
            return unshown.calendar(content.decode()).encode()
        case ".vtt":
            return unshown.captions(content.decode()).encode()
    return content


def judge(name: str, content: bytes, *, deep: bool = True) -> None:
    """Raises Unfit for a file that could not be cleaned; `deep` looks at pixels too."""
    form = _form(name, content)
    if form.endswith("picture"):
        from herald.render import pictures

        pictures.judge(content, deep=deep)
    elif form == "PDF":
        from herald.render import pdf

        pdf.judge(content)
    else:
        cleaned(name, content)


def title_of(name: str) -> str:
    """A document's title, from the name that everybody sees: 'Budget fact sheet'."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    words = " ".join(stem.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def _form(name: str, content: bytes) -> str:
    """What the file is, which is also what it is called; raises Unfit."""
    suffix = suffix_of(name)
    form = form_of(content)
    if suffix in OFFICE_SUFFIXES or form == OFFICE_DOCUMENT:
        raise Unfit(_OFFICE)
    wanted = FORMS.get(suffix)
    if wanted is None:
        raise Unfit(f"files of the kind '{suffix}' are not published")
    if len(content) > MOST_BYTES:
        raise Unfit(f"the file has more than {MOST_BYTES // 1_000_000} MB; make it smaller")
    if form != wanted:
        named = [one for one, what in FORMS.items() if what == form and form.endswith("picture")]
        fix = f"call it '{_stem(name)}{named[-1]}'" if named else f"save it anew as {_a(wanted)}"
        raise Unfit(f"it is {_a(form)} and not {_a(wanted)}; {fix}")
    return form


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0]


def _a(form: str) -> str:
    """'a PNG picture', 'an SVG drawing'; and 'text', which has no number."""
    if form == "text":
        return form
    return f"{'an' if form[0].lower() in 'ae' or form.startswith('SVG') else 'a'} {form}"
