"""What a scan found, told to people and as JSON: where it is and where from, never the words.

A report is read in logs that more people see than may see the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from herald_scanner.examination import Forms
from herald_scanner.records import Passage
from herald_scanner.scan import Scan

MOST_LINES = 50
"""Leaks that are told one by one; the JSON has them all."""


def sentences(scan: Scan, folder: str, report: str) -> Iterator[str]:
    """What is wrong, one line each, and at the end the sum; `report` is where the rest stands."""
    for leak in scan.leaks[:MOST_LINES]:
        yield f"{folder}/{leak.file}: {_what(leak.passage)}{_how(leak.forms)}"
    if len(scan.leaks) > MOST_LINES:
        yield f"… and {len(scan.leaks) - MOST_LINES:,} more; {report} lists all"
    for one in scan.unproved:
        yield f"{folder}/{one.file}: the file {one.reason}, so nothing is proved about it"
    if scan.leaks:
        yield (
            "Do not publish. Where a record may be public by now, say so in it (visibility, "
            "publish_at, embargo) and build again; where the words are in a file that people put "
            "there, take them out of it. If it is neither, it is a fault in Herald: report it, and "
            "keep the folder off the web until it is mended."
        )
    if scan.unproved:
        yield "Do not publish. Remove what cannot be looked into, or put it there in another form."
    yield _sum(scan)
    exempt = sum(exemption.is_whole for exemption in scan.exemptions)
    if scan.exemptions:
        yield (
            f"{exempt:,} more {_plural(exempt, 'string is', 'strings are')} public as well and "
            f"{_plural(exempt, 'was', 'were')} not looked for, and of "
            f"{len(scan.exemptions) - exempt:,} a part; {report} says where"
        )


def _sum(scan: Scan) -> str:
    found = len(scan.leaks)
    return (
        f"{scan.unreleased:,} unreleased {_plural(scan.unreleased, 'record', 'records')}, "
        f"{scan.strings:,} {_plural(scan.strings, 'string', 'strings')}, {found:,} found in "
        f"{scan.files:,} {_plural(scan.files, 'file', 'files')}"
    )


def _what(passage: Passage) -> str:
    where = f"{passage.path}:{passage.line}"
    if passage.field == "name":
        return f"holds the name of {where}, which is not released"
    if passage.field == "content":
        return f"holds a piece of {passage.path}, which is not released"
    return f"holds words of '{passage.field}' in {where}, which the public may not see"


def _how(forms: Forms) -> str:
    return f" ({' › '.join(forms)})" if forms else ""


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def as_json(scan: Scan) -> str:
    """The whole report. Records and files are paths; no text of the office is in it."""
    told = {
        "at": scan.at.isoformat(),
        "unreleased_records": scan.unreleased,
        "strings": scan.strings,
        "files": scan.files,
        "bytes": scan.size,
        "found": [
            {"file": leak.file, "forms": list(leak.forms), **_place(leak.passage)}
            for leak in scan.leaks
        ],
        "not_proved": [{"file": one.file, "reason": one.reason} for one in scan.unproved],
        "exempt": [
            {
                **_place(exemption.passage),
                "runs": exemption.patterns,
                "whole": exemption.is_whole,
                "public_in": f"{exemption.public.path}:{exemption.public.line}",
            }
            for exemption in scan.exemptions
        ],
        "where_public_texts_meet": [_place(seam) for seam in scan.seams],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _place(passage: Passage) -> dict[str, str | int]:
    return {"record": passage.path, "line": passage.line, "field": passage.field}
