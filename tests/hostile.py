"""Texts that have broken feeds, calendars and mail elsewhere: headers, properties, markup, scripts.

Where the Big List of Naughty Strings stands beside the repository, its texts are tried as well.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

HOSTILE = (
    "Town hall\\nATTENDEE:mailto:all@victim.example",
    "Town hall;ATTENDEE=mailto:all@victim.example",
    "Town hall END:VEVENT BEGIN:VALARM ACTION:PROCEDURE END:VALARM",
    "BEGIN:VEVENT",
    "END:VCALENDAR",
    "X;VALUE=URI:javascript:alert(1)",
    'CN="x":mailto:all@victim.example',
    "a, b; c: d \\ e \\, f \\; g \\n h \\N i",
    "\\",
    "\\\\",
    "^n^'^^",
    "trailing backslash \\",
    "semicolon;",
    "comma,",
    '"quoted"',
    "=1+1",
    "@SUM(A1)",
    "Subject: x%0d%0aBcc: all@victim.example",
    "Bcc: all@victim.example",
    "a <all@victim.example>, b <more@victim.example>",
    "a, b@victim.example",
    "(comment) all@victim.example",
    "--=_herald_newsletter--",
    "=20=0D=0A=3D",
    ".",
    "From here to there",
    "<script>alert(1)</script>",
    "]]>",
    "<![CDATA[ x ]]>",
    "<!-- x --",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
    "&y; &amp; &lt;b&gt; &#0; &#x1F600;",
    "' onmouseover='alert(1)",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "{title} {0} {day.__class__} %s %(x)s $x ${x}",
    "javascript:alert(1)",
    "两岸 Ñandú Ωμέγα עברית العربية 👩‍👩‍👧‍👦 e\u0301 Z̷a̷l̷g̷o̷",
    "ﬁ İı ß ẞ ǆ",
    "x" * 255,
    "ñ" * 255,
    "港" * 255,
)

_NAUGHTY = Path(__file__).resolve().parents[2] / "shared" / "data" / "suite_naughty_strings.jsonl"


def titles() -> list[str]:
    """Everything of this kind that a title may be: one line of at most 255 characters."""
    naughty: list[str] = []
    if _NAUGHTY.is_file():
        with _NAUGHTY.open(encoding="utf-8") as lines:
            naughty = [str(json.loads(line)["body"]).strip() for line in lines]
    control = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
    return [
        *HOSTILE,
        *(text for text in naughty if 0 < len(text) <= 255 and not control.search(text)),
    ]
