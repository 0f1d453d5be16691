"""Typesetting opens no file but its own: shown by a kernel that lets it open nothing else.

A process that Landlock confines (Linux 5.13, https://docs.kernel.org/userspace-api/landlock.html)
cannot open a file outside of the folders that it named, in whatever language the code is written
that tries; nothing gives the right back. So what comes out was made of these folders alone. To
watch a process with strace would show what it opened this time, and few machines have strace.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest

from herald.render import plain, prose
from herald.render.typeset import DOCUMENTS, typeset
from herald.render.word import Manuscript, Setting
from tests.render.test_typeset import briefing, node, proclamation, release

HOSTILE = (
    '#read("/etc/passwd") #include "/etc/passwd" #image("/etc/passwd") @a $x$ \\u{41} '
    '`#read("/etc/passwd")` ![x](/etc/passwd) ![y](../../../etc/passwd) <img src="/etc/passwd">'
)
AT = datetime(2026, 11, 20, tzinfo=UTC)
SETTING = Setting("A", "B", (), "en-US", AT, "", "", "#0b3c5d", "#0b3c5d")

CONFINED = '''
import ctypes, json, os, struct, sys

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # system calls, on every machine
NO_NEW_PRIVILEGES = 38
READ_FILE, READ_FOLDER = 1 << 2, 1 << 3
EVERYTHING = (1 << 13) - 1  # that the first version knows: run, write, read, list, remove, make
BENEATH = 1

def confine(folders):
    """From here on this process opens what is in these folders, and only to read it."""
    libc = ctypes.CDLL(None, use_errno=True)
    def succeed(result):
        if result < 0:
            raise SystemExit("This kernel has no Landlock: " + os.strerror(ctypes.get_errno()))
        return result
    handled = struct.pack("=Q", EVERYTHING)
    rules = succeed(libc.syscall(CREATE_RULESET, handled, ctypes.c_size_t(len(handled)), 0))
    for folder in folders:
        opened = os.open(folder, os.O_PATH)
        rule = struct.pack("=Qi", READ_FILE | READ_FOLDER, opened)
        succeed(libc.syscall(ADD_RULE, rules, BENEATH, rule, 0))
        os.close(opened)
    succeed(libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    succeed(libc.syscall(RESTRICT_SELF, rules, 0))

from datetime import datetime, timezone
import typst
from herald.render import plain, prose
from herald.render.typeset import DOCUMENTS, typeset
from herald.render.word import Manuscript, Setting
import docx
import encodings.cp437  # of the names in archives, which Python loads when it reads the first

given = json.load(sys.stdin)
at = datetime(2026, 11, 20, tzinfo=timezone.utc)
prose.tree("so that what is loaded at the first text is loaded")
elsewhere = typst.Compiler(root="/", ignore_system_fonts=True)
confine([str(DOCUMENTS), os.path.dirname(docx.__file__)])

for forbidden in given["forbidden"]:
    try:
        open(forbidden).close()
    except PermissionError:
        pass
    else:
        raise SystemExit(forbidden + " can be opened: nothing is confined")
    try:
        elsewhere.compile(input={"main.typ": ("#read(\\"%s\\")" % forbidden).encode()})
    except typst.TypstError:
        pass
    else:
        raise SystemExit("Typst opened " + forbidden)

made = {template: typeset(template, data, at).hex() for template, data in given["documents"]}
written = Manuscript(Setting("A", "B", (), "en-US", at, "", "", "#0b3c5d", "#0b3c5d"))
written.prose(prose.tree(given["hostile"]), {})
made["docx"] = written.written().hex()
made["txt"] = plain.text(given["hostile"]).encode().hex()
json.dump(made, sys.stdout)
'''


def hostile_documents() -> list[tuple[str, dict[str, Any]]]:
    """Each template, with a text that would open files if anybody took it for source."""
    body = [*prose.tree(HOSTILE), node("pre", HOSTILE)]
    return [
        ("release.typ", release(headline=HOSTILE, subhead=HOSTILE, body=body, seal=None)),
        ("proclamation.typ", proclamation(heading=HOSTILE, recipient=HOSTILE, seal=None)),
        ("briefing.typ", briefing(weekday=HOSTILE, prepared=HOSTILE, seal=None)),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has Landlock to prove it with")
def test_documents_are_the_same_where_no_other_file_can_be_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody reads this")
    given = {
        "documents": hostile_documents(),
        "hostile": HOSTILE,
        "forbidden": [str(secret), "/etc/passwd", str(Path(__file__)), sys.executable],
    }
    done = subprocess.run(
        [sys.executable, "-c", CONFINED],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.stderr, done.returncode) == ("", 0)
    made = {name: bytes.fromhex(content) for name, content in json.loads(done.stdout).items()}
    written = Manuscript(SETTING)
    written.prose(prose.tree(HOSTILE), {})
    assert made == {
        **{template: typeset(template, data, AT) for template, data in hostile_documents()},
        "docx": written.written(),
        "txt": plain.text(HOSTILE).encode(),
    }


def test_the_folders_that_are_open_hold_what_ships_with_the_programs() -> None:
    assert {one.suffix for one in DOCUMENTS.rglob("*") if one.is_file()} == {
        *(".otf", ".ttf", ".txt", ".typ"),
    }
    assert Path(docx.__file__).parent.name == "docx"
