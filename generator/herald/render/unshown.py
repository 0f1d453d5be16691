"""Captions and calendars that people attach, without what no program shows to a reader.

They stay text, as whoever made them wrote it. But a captioner leaves notes between the captions,
and a calendar says who was invited, by which address, and what the program that exported it keeps
for itself.
"""

from __future__ import annotations

import re

from herald.render.unfit import Unfit

# --- captions (https://www.w3.org/TR/webvtt1/) ----------------------------------------------------

_WEBVTT = re.compile(r"WEBVTT(?=[ \t\n]|\Z)")
_TIMES = re.compile(r"(?m)^[ \t]*(?:\d+:)?\d+:\d+[.,]\d+[ \t]*-->.*")
"""The line with the times of a caption; whatever stands above it in a block is not shown."""
_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
"""Of whoever wrote a style."""


def captions(text: str) -> str:
    """The captions, without notes, the names of single ones, and what stands beside the first word.

    What does not begin as captions do is left as it is: it is shown as the text that it is.
    """
    lines = re.sub(r"\r\n?", "\n", text)
    if not _WEBVTT.match(lines):
        return text
    head, *blocks = re.split(r"\n{2,}", lines.rstrip("\n"))
    kept = [block for block in map(_block, [head.partition("\n")[2], *blocks]) if block]
    return "\n\n".join(["WEBVTT", *kept]) + "\n"


def _block(block: str) -> str:
    """A caption from its times on, or a style; "" for what is neither."""
    if times := _TIMES.search(block):
        return block[times.start() :]
    is_style = re.match(r"(?:STYLE|REGION)[ \t]*(?:\n|\Z)", block)
    return _REMARK.sub(" ", block) if is_style else ""  # no empty line, which would end it


# --- calendars (RFC 5545) -------------------------------------------------------------------------

_UNSHOWN = {"ATTENDEE", "COMMENT", "ORGANIZER", "REQUEST-STATUS"}
_NAME = re.compile(r"[A-Za-z0-9-]+")
_OPEN_TO_ALL = re.compile(r"CLASS(?:;[^:]*)?:\s*PUBLIC\s*", re.IGNORECASE)


def calendar(text: str) -> str:
    """The calendar, without who was invited, alarms, and what programs keep; raises Unfit."""
    kept = []
    in_alarm = False
    lines = re.sub(r"\r(?![\r\n])", "\n", text)
    for line in re.findall(r"[^\n]*\n(?:[ \t][^\n]*\n)*|[^\n]+\Z", lines):
        # As it is when its folds are undone, of which one may be in the name.
        bare = re.sub(r"\r?\n[ \t]?", "", line).strip()
        name = _name(bare)
        if name == "CLASS" and not _OPEN_TO_ALL.fullmatch(bare):
            raise Unfit(
                "the calendar holds something that is marked as private; export what is public "
                "alone"
            )
        is_alarm = bare.partition(":")[2].strip().upper() == "VALARM"
        in_alarm = in_alarm or (name == "BEGIN" and is_alarm)
        if not in_alarm and not _is_unshown(name):
            kept.append(line)
        in_alarm = in_alarm and not (name == "END" and is_alarm)
    return "".join(kept)


def _name(line: str) -> str:
    found = _NAME.match(line)
    return found[0].upper() if found else ""


def _is_unshown(name: str) -> bool:
    # What a calendar is called is no property of its own in RFC 5545, and is shown.
    return name in _UNSHOWN or (name.startswith("X-") and not name.startswith("X-WR-"))
