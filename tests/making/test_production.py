"""Production: a task is made again when it must be, and only then."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from herald.audience import Audience
from herald.building.press import Press
from herald.kinds import KINDS
from herald.making.execution import crew
from herald.making.inventory import inventory
from herald.making.ledger import FILE, Ledger
from herald.making.pieces import LostPiece
from herald.making.production import Wanted, produce, record
from herald.making.publish import publish, staged
from herald.making.workshop import PublishError, Workshop
from herald.office import Office
from herald.outputs.artifact import Artifact, Assembly, Cabinet, Piece, Task, copied
from herald.records.facets import Issued
from herald.records.reader import read_office
from tests.conftest import AT, write_office

if TYPE_CHECKING:
    from herald.audience import Seen
    from herald.making.execution import Crew
    from herald.view import View

SHELF = "site"


@dataclass
class Bench:
    """A folder that is made again and again, as a build does it."""

    root: Path
    views: dict[str, View]
    assemblies: list[Assembly] = field(default_factory=list)
    cabinets: list[Cabinet] = field(default_factory=list)

    def make(self, tasks: Sequence[Task], workers: Crew = (), *, anew: bool = False) -> list[str]:
        """Makes what is not current and puts it into its place; the names of what was made."""
        folder, staging = self.root / "site", self.root / "staging"
        wanted = Wanted(tasks, self.assemblies, self.cabinets)
        with closing(Ledger(self.root / "state", "epoch")) as ledger, staged(staging):
            workshop = Workshop(self.views, str(folder), str(staging))
            there = inventory(str(folder))
            given = (wanted, workshop, ledger, SHELF, workers)
            production = produce(*given, there=there, anew=anew)
            done = publish(production, folder, staging, there=there, is_ours=True)
            record(production, there.after(str(folder), done.written, ()), ledger, SHELF)
        return sorted(production.products)

    def files(self) -> dict[str, str]:
        """What the folder holds."""
        found = sorted(path for path in (self.root / "site").rglob("*") if path.is_file())
        return {path.relative_to(self.root / "site").as_posix(): path.read_text() for path in found}


def seen_in(root: Path, at: datetime = AT) -> View:
    """What the public sees of the office in a folder."""
    reading = read_office(root, KINDS)
    assert reading.settings is not None
    assert [str(problem) for problem in reading.problems] == []
    office = Office(reading.settings, reading.entries, reading.pages, reading.files)
    return office.seen_by(Audience.PUBLIC, at)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A folder for an office of which nothing is asked."""
    write_office(tmp_path / "office", "")
    return Bench(tmp_path, {"": seen_in(tmp_path / "office")})


def one_file(view: View, path: str, words: str) -> Iterator[Artifact]:
    """A file with those words."""
    del view
    yield Artifact(path, copied, (words.encode(),))


def same_file(view: View, path: str, words: str) -> Iterator[Artifact]:
    """The same by another plan."""
    yield from one_file(view, path, words)


def two_files(view: View, path: str, words: str) -> Iterator[Artifact]:
    """Two files with those words."""
    for place in ("a", "b"):
        yield from one_file(view, f"{path}/{place}.txt", words)


A = Task("a", one_file, ("a.txt", "words"))
B = Task("b", two_files, ("b", "words"))


# --- what it is given -----------------------------------------------------------------------------


def test_what_is_made_once_is_current_until_what_it_is_given_changes(bench: Bench) -> None:
    assert bench.make([A, B]) == ["a", "b"]
    assert bench.make([A, B]) == []
    assert bench.make([B, A]) == []
    assert bench.make([replace(A, home="elsewhere"), B]) == []

    assert bench.make([replace(A, given=("a.txt", "other words")), B]) == ["a"]
    assert bench.files() == {"a.txt": "other words", "b/a.txt": "words", "b/b.txt": "words"}


def test_another_plan_makes_it_again(bench: Bench) -> None:
    bench.make([A, B])
    assert bench.make([replace(A, plan=same_file), B]) == ["a"]


def test_everything_is_made_anew_when_it_is_asked_for(bench: Bench) -> None:
    bench.make([A, B])
    assert bench.make([A, B], anew=True) == ["a", "b"]
    assert bench.make([A, B]) == []


def test_a_task_that_is_no_more_goes_with_its_files_and_is_made_when_it_comes_back(
    bench: Bench,
) -> None:
    bench.make([A, B])
    assert bench.make([A]) == []
    assert bench.files() == {"a.txt": "words"}
    assert bench.make([A, B]) == ["b"]


def test_a_task_that_makes_another_file_than_before_leaves_none_behind(bench: Bench) -> None:
    bench.make([A, B])
    bench.make([A, replace(B, given=("c", "words"))])
    assert bench.files() == {"a.txt": "words", "c/a.txt": "words", "c/b.txt": "words"}


# --- its files ------------------------------------------------------------------------------------


def _other_bytes(file: Path) -> None:
    file.write_text("other")


def _as_many_bytes(file: Path) -> None:
    file.write_text("WORDS")


def _written_as_it_is(file: Path) -> None:
    os.utime(file, ns=(1, 1))


def _removed(file: Path) -> None:
    file.unlink()


def _a_link_to_the_same(file: Path) -> None:
    moved = file.with_name("moved.txt")
    file.rename(moved)
    file.symlink_to(moved)


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _folder_is_a_link(file: Path) -> None:
    moved = file.parent.parent.parent / "moved"
    shutil.move(file.parent, moved)
    file.parent.symlink_to(moved)


def _folder_is_a_file(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_text("no folder")


@pytest.mark.parametrize(
    "harm",
    [
        _other_bytes,
        _as_many_bytes,
        _written_as_it_is,
        _removed,
        _a_link_to_the_same,
        _a_folder,
        _folder_is_a_link,
        _folder_is_a_file,
    ],
)
def test_a_task_of_whose_files_one_does_not_lie_as_it_was_written_is_made_again(
    bench: Bench, harm: Callable[[Path], None]
) -> None:
    bench.make([A, B])
    harm(bench.root / "site/b/b.txt")

    assert bench.make([A, B]) == ["b"]
    assert bench.files() == {"a.txt": "words", "b/a.txt": "words", "b/b.txt": "words"}
    assert not (bench.root / "site/b").is_symlink()
    assert bench.make([A, B]) == []


def test_files_that_nobody_made_are_no_matter(bench: Bench) -> None:
    bench.make([A, B])
    (bench.root / "site/b/stray.txt").write_text("stray")

    assert bench.make([A, B]) == []
    assert bench.files() == {"a.txt": "words", "b/a.txt": "words", "b/b.txt": "words"}


# --- what it asks ---------------------------------------------------------------------------------

OFFICE = """
== content/pages/about.md ==
# About
== office/venues/pier.yml ==
title: Pier 2
visibility: public
address: 2 Harbor Street, Port Ellery, WA 98299
== schedules/events/2026/forum.md ==
---
title: Forum
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 19:00
venue: pier
subtype: forum
---
Come.
== content/news/2026/ferry.md ==
---
title: Ferry
visibility: public
embargo: 2026-11-02 06:00
date: 2026-11-02
release_kind: statement
images: [{file: boat.png, alt: A boat}]
---
It sails.
== content/news/2026/later.md ==
---
title: Later
visibility: public
date: 2026-11-02
release_kind: op_ed
embargo: 2026-12-24 00:00
---
"""

RELEASE = """\
title: Another
visibility: {visibility}
date: 2026-11-05
release_kind: release
"""

EDITS: Mapping[str, Mapping[str, str]] = {
    "nothing": {},
    "ferry": {"content/news/2026/ferry.md": "sails"},
    "forum": {"schedules/events/2026/forum.md": "Come"},
    "pier": {"office/venues/pier.yml": "Pier 2"},
    "words of a page": {"content/pages/about.md": "About"},
    "another page": {"content/pages/more.md": "# More\n"},
    "another release": {"content/news/2026/another.yml": RELEASE.format(visibility="public")},
    "an internal release": {"content/news/2026/inner.yml": RELEASE.format(visibility="internal")},
    "a picture": {"content/news/2026/boat.png": "\x89PNG"},
}
"""What changes: a word in a file that is there, or a file that comes."""

TIMES: Mapping[str, datetime] = {
    "a minute": AT + timedelta(minutes=1),
    "a day": AT + timedelta(days=1),
    "the forum": datetime(2026, 12, 3, 19, 0, tzinfo=AT.tzinfo),
}
"""What goes by."""


def _pier(view: View) -> Seen:
    found = view.find("venue", "pier")
    assert found is not None
    return found


def _forum(view: View) -> Seen:
    found = view.record("event/2026/forum")
    assert found is not None
    return found


NOVEMBER, DECEMBER = (date(2026, 11, 1), date(2026, 11, 3)), (date(2026, 12, 1), date(2026, 12, 31))

QUESTIONS: Mapping[str, tuple[Callable[[View], object], str]] = {
    "nothing": (lambda _: None, ""),
    "settings": (lambda view: (view.settings, view.audience), ""),
    "at": (lambda view: view.at, "a minute, a day, the forum"),
    "today": (lambda view: view.today, "a day, the forum"),
    "is it past": (lambda view: view.is_past(TIMES["the forum"]), "the forum"),
    "has it begun": (lambda view: view.has_begun(date(2026, 11, 21)), "a day, the forum"),
    "records": (lambda view: view.records, "ferry, forum, pier, another release"),
    "of": (lambda view: view.of("release"), "ferry, another release"),
    "having": (lambda view: view.having(Issued), "ferry, another release"),
    "of none": (lambda view: view.of("proclamation"), ""),
    "find": (_pier, "pier"),
    "find none": (lambda view: view.find("release", "another"), "another release"),
    "named": (lambda view: view.named("venue/pier"), "pier"),
    "record": (_forum, "forum"),
    "record none": (lambda view: view.record("release/2026/later"), ""),
    "below": (lambda view: view.below("goal", "pier"), ""),
    "referred": (lambda view: view.referred_by(_forum(view)), "forum, pier"),
    "venue": (lambda view: view.venue_of(_forum(view)), "forum, pier"),
    "referring": (lambda view: view.referring_to(_pier(view), "event"), "pier, forum"),
    "referring none": (lambda view: view.referring_to(_pier(view), "release"), "pier"),
    "naming": (lambda view: view.naming(_pier(view)), "pier, forum"),
    "newest": (lambda view: view.newest("release", 1), "ferry, another release"),
    "newest with": (
        lambda view: view.newest_with("release", "release_kind", "statement", 5),
        "ferry",
    ),
    "years with": (lambda view: view.years_with("release", "release_kind", "statement"), ""),
    "of year with": (
        lambda view: view.of_year_with("release", "release_kind", "statement", 2026),
        "ferry",
    ),
    "embargoed": (lambda view: view.embargoed("release", AT - timedelta(days=30)), "ferry"),
    "embargoed none": (lambda view: view.embargoed("release", AT), ""),
    # Without git there are none; tests/outputs/test_verifying.py has a commit more.
    "lineage": (lambda view: view.lineage(_forum(view)), "forum"),
    "planning": (lambda view: view.planning(_forum(view)), "forum"),
    "is behind": (lambda view: view.is_behind(_forum(view), "es"), "forum"),
    "is page behind": (lambda view: view.is_page_behind("/es/about/"), ""),
    "values": (lambda view: view.values("release", "release_kind"), "another release"),
    "months": (lambda view: view.months("release", 2026), "another release"),
    "years": (lambda view: view.years("release"), ""),
    "surroundings": (lambda view: view.surroundings(), "another page"),
    "dated": (lambda view: view.dated("release", *NOVEMBER), "ferry"),
    "revised": (lambda view: view.revised("initiative", *NOVEMBER), ""),
    "taking place": (lambda view: view.taking_place(*DECEMBER), "forum"),
    "moved away": (lambda view: view.moved_away(*DECEMBER), ""),
    "occurrences": (lambda view: view.occurrences(*DECEMBER), ""),
    "steps": (lambda view: view.steps(*NOVEMBER), ""),
    "told of": (lambda view: view.told_of(*DECEMBER, "en"), ""),
    "schedule days": (lambda view: view.schedule_days(*DECEMBER), ""),
    "schedule months": (lambda view: view.schedule_months(), ""),
    "streams": (lambda view: view.streams(), ""),
    "coming in": (lambda view: view.coming_in(view.streams()[0], 5), "forum, the forum"),
    "past in": (lambda view: view.past_in(view.streams()[0], 5), "the forum"),
    # What is to be done is for staff alone; nobody here is a person.
    "duties": (lambda view: view.duties(), ""),
    "called": (lambda view: view.called("Pier 2"), ""),
    "calendar months": (lambda view: view.calendar_months(), "the forum"),
    "coming": (lambda view: view.coming(5), "forum, the forum"),
    "coming there": (lambda view: view.coming(5, _pier(view)), "pier, forum, the forum"),
    "next times": (lambda view: view.next_times(_forum(view), 2), "forum, the forum"),
    "past": (lambda view: view.past(5), "the forum"),
    "page addresses": (lambda view: view.page_addresses(), "another page"),
    "pages": (lambda view: view.pages, "another page"),
    "sections": (lambda view: view.sections(), ""),
    "page forms": (lambda view: view.page_forms(), ""),
    "page groups": (lambda view: view.page_groups(), "another release"),
    "filed": (lambda view: view.filed(), "another release"),
    "file of": (lambda view: view.file_of("release/2026/another"), "another release"),
    "labels of": (
        lambda view: view.labels_of(["content/news/2026/another.yml", "office/venues/pier.yml"]),
        "another release, pier",
    ),
    "key at": (lambda view: view.key_at("content/news/2026/another.yml"), "another release"),
    "untranslated": (lambda view: view.untranslated(), "another release"),
    "stamped": (lambda view: view.stamped("/news/2026/ferry/boat.png"), "a picture"),
    "bringer": (lambda view: view.bringer("/news/2026/ferry/boat.png"), "a picture"),
    "bringer of none": (lambda view: view.bringer("/news/2026/ferry/quay.png"), ""),
    "kinds": (lambda view: view.kinds(), "another release"),
    "files": (lambda view: view.files, "a picture"),
}
"""What may be asked, and upon which changes it is asked again."""


def asking(view: View, question: str) -> Iterator[Artifact]:
    """A file that is made of the answer."""
    ask, _ = QUESTIONS[question]
    ask(view)
    yield Artifact("answer.txt", copied, (b"made",))


def changed(root: Path, edit: str) -> None:
    """Makes one change to the office."""
    for path, words in EDITS[edit].items():
        file = root / path
        if file.exists():
            file.write_text(file.read_text("utf-8").replace(words, "other words"), "utf-8")
        else:
            file.write_text(words, "utf-8")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_task_is_made_again_when_an_answer_changes_and_only_then(
    tmp_path: Path, question: str
) -> None:
    task = Task("x", asking, (question,))
    again = set()
    for edit in EDITS:
        here = tmp_path / edit
        write_office(here / "office", OFFICE)
        bench = Bench(here, {"": seen_in(here / "office")})
        assert bench.make([task]) == ["x"]
        changed(here / "office", edit)
        bench.views[""] = seen_in(here / "office")
        again |= {edit} if bench.make([task]) else set()
    bench = Bench(tmp_path, {"": seen_in(tmp_path / "nothing/office")})
    bench.make([task])
    for name, at in TIMES.items():
        bench.views[""] = seen_in(tmp_path / "nothing/office", AT)
        bench.make([task])
        bench.views[""] = seen_in(tmp_path / "nothing/office", at)
        again |= {name} if bench.make([task]) else set()

    assert again == set(QUESTIONS[question][1].split(", ")) - {""}


def test_every_question_of_a_view_is_among_them() -> None:
    from herald.view import View

    asked = set()
    names = {name for name in vars(View) if not name.startswith("_")} - {
        "listening",
        "answers",
        "sight",
    }
    for ask, _ in QUESTIONS.values():
        asked |= {*ask.__code__.co_names}
    asked |= {"record", "find"}
    assert sorted(names - asked) == []


def depending(view: View) -> Iterator[Artifact]:
    """What it asks depends on the first answer."""
    forum = view.find("event", "forum")
    words = forum.record.title if forum else "none"
    if forum and words != "Forum":
        words += f" {view.today}"
    yield Artifact("answer.txt", copied, (words.encode(),))


def test_a_task_that_asks_more_than_before_depends_on_what_it_asks_now(tmp_path: Path) -> None:
    root = tmp_path / "office"
    write_office(root, OFFICE)
    bench = Bench(tmp_path, {"": seen_in(root)})
    task = Task("x", depending)
    assert bench.make([task]) == ["x"]
    bench.views[""] = seen_in(root, TIMES["a day"])
    assert bench.make([task]) == []

    file = root / "schedules/events/2026/forum.md"
    file.write_text(file.read_text().replace("title: Forum", "title: Assembly"))
    bench.views[""] = seen_in(root)
    assert bench.make([task]) == ["x"]
    bench.views[""] = seen_in(root, TIMES["a day"])
    assert bench.make([task]) == ["x"]
    assert bench.files() == {"answer.txt": "Assembly 2026-11-21"}


def test_a_task_depends_on_its_own_view_alone(tmp_path: Path) -> None:
    root = tmp_path / "office"
    write_office(root, OFFICE)
    bench = Bench(tmp_path, {"sent": seen_in(root), "": seen_in(root)})
    task = Task("x", asking, ("at",), view="sent")
    assert bench.make([task]) == ["x"]

    bench.views[""] = seen_in(root, TIMES["a day"])
    assert bench.make([task]) == []
    bench.views["sent"] = bench.views[""]
    assert bench.make([task]) == ["x"]


# --- pieces ---------------------------------------------------------------------------------------


def piece(view: View, place: str, text: str) -> Iterator[Piece]:
    """A piece of a list."""
    del view
    yield Piece("list", place, text)


def joined(texts: Sequence[str], last: str = ".") -> bytes:
    """The pieces in one line."""
    return (",".join(texts) + last).encode()


LIST = Assembly("list.txt", "list", joined)
ONE, TWO = Task("one", piece, ("1", "uno")), Task("two", piece, ("2", "dos"))


def test_a_file_is_put_together_of_pieces_in_the_order_of_their_places(bench: Bench) -> None:
    bench.assemblies = [LIST]
    assert bench.make([TWO, ONE]) == ["list.txt", "one", "two"]
    assert bench.files() == {"list.txt": "uno,dos."}
    assert bench.make([ONE, TWO]) == []


def test_pieces_that_are_kept_and_new_ones_go_together(bench: Bench) -> None:
    bench.assemblies = [LIST]
    bench.make([ONE, TWO])

    assert bench.make([ONE, replace(TWO, given=("2", "due"))]) == ["list.txt", "two"]
    assert bench.files() == {"list.txt": "uno,due."}
    assert bench.make([ONE, replace(TWO, given=("0", "due"))]) == ["list.txt", "two"]
    assert bench.files() == {"list.txt": "due,uno."}
    assert bench.make([ONE]) == ["list.txt"]
    assert bench.files() == {"list.txt": "uno."}
    assert bench.make([]) == ["list.txt"]
    assert bench.files() == {"list.txt": "."}


def test_a_file_of_pieces_is_put_together_again_when_what_it_is_given_changes(
    bench: Bench,
) -> None:
    bench.assemblies = [LIST]
    bench.make([ONE, TWO])
    bench.assemblies = [replace(LIST, given=("!",))]

    assert bench.make([ONE, TWO]) == ["list.txt"]
    assert bench.files() == {"list.txt": "uno,dos!"}


def test_a_file_of_pieces_that_somebody_changed_is_put_together_again(bench: Bench) -> None:
    bench.assemblies = [LIST]
    bench.make([ONE, TWO])
    (bench.root / "site/list.txt").write_text("uno,tre.")

    assert bench.make([ONE, TWO]) == ["list.txt"]
    assert bench.files() == {"list.txt": "uno,dos."}


def test_a_piece_of_no_file_that_is_wanted_now_is_there_when_it_is_wanted(bench: Bench) -> None:
    assert bench.make([ONE, TWO]) == ["one", "two"]
    bench.assemblies = [LIST]
    assert bench.make([ONE, TWO]) == ["list.txt"]
    assert bench.files() == {"list.txt": "uno,dos."}


def test_what_is_kept_of_pieces_that_are_no_more_is_forgotten(bench: Bench) -> None:
    bench.assemblies = [LIST]
    bench.make([ONE, TWO])
    bench.make([ONE, replace(TWO, given=("3", "tre"))])
    bench.make([ONE])

    with closing(Ledger(bench.root / "state", "epoch")) as ledger:
        assert ledger.shelf("site/list") == {"1": "uno"}


def lose(root: Path, place: str) -> None:
    """Spoils the text of a piece in the ledger."""
    with closing(sqlite3.connect(root / "state" / FILE)) as rows, rows:
        spoil = "UPDATE rows SET content = 'tre' WHERE shelf = 'site/list' AND name = ?"
        assert rows.execute(spoil, (place,)).rowcount == 1


def test_a_lost_piece_that_is_not_needed_is_no_matter(bench: Bench) -> None:
    bench.assemblies = [LIST]
    bench.make([ONE, TWO])
    lose(bench.root, "1")

    assert bench.make([ONE, TWO]) == []


def test_a_lost_piece_that_is_needed_stops_production(bench: Bench) -> None:
    bench.assemblies = [LIST]
    bench.make([ONE, TWO])
    lose(bench.root, "1")

    with pytest.raises(LostPiece, match="list"):
        bench.make([ONE, replace(TWO, given=("2", "due"))])


def test_when_a_piece_is_lost_everything_is_made_anew_and_published(tmp_path: Path) -> None:
    """With a file that changes besides: it must not get lost when the staging is begun anew."""
    write_office(tmp_path / "office", "")
    views = {"": seen_in(tmp_path / "office")}

    def made(*tasks: Task) -> tuple[str, ...]:
        with closing(Ledger(tmp_path / "state", "epoch")) as ledger:
            press = Press(tmp_path, tmp_path / "state", ledger, (), "engine", anew=False)
            wanted = Wanted(tasks, [LIST])
            made = press.publish(tmp_path / "site", Audience.PUBLIC, views, wanted)
            return made.published.written

    assert made(ONE, TWO, A) == ("a.txt", "list.txt")
    lose(tmp_path, "1")
    changed = (replace(TWO, given=("2", "due")), replace(A, given=("a.txt", "more")))

    assert made(ONE, *changed) == ("a.txt", "list.txt")
    assert (tmp_path / "site/list.txt").read_text() == "uno,due."
    assert (tmp_path / "site/a.txt").read_text() == "more"
    assert made(ONE, *changed) == ()


# --- cabinets -------------------------------------------------------------------------------------


def filled(texts: Sequence[str], folder: str) -> Iterator[tuple[str, bytes]]:
    """A file for each first letter, with the words that have it."""
    for letter in sorted({text[0] for text in texts}):
        words = sorted(text for text in texts if text[0] == letter)
        yield f"{folder}/{letter}.txt", ",".join(words).encode()


def refiled(
    gone: Sequence[str], come: Sequence[str], content: Callable[[str], bytes], folder: str
) -> Mapping[str, bytes | None]:
    """The files in which words go or come."""
    found: dict[str, bytes | None] = {}
    for letter in sorted({text[0] for text in (*gone, *come)}):
        path = f"{folder}/{letter}.txt"
        words = [word for word in content(path).decode().split(",") if word]
        for word in gone:
            if word[0] == letter:
                words.remove(word)
        words += [word for word in come if word[0] == letter]
        found[path] = ",".join(sorted(words)).encode() if words else None
    return found


CABINET = Cabinet("words", "list", filled, refiled, ("words",))


def written_in(bench: Bench) -> dict[str, int]:
    """When each file was written."""
    return {path: (bench.root / "site" / path).stat().st_mtime_ns for path in bench.files()}


def test_of_a_cabinet_only_those_files_change_into_which_something_comes_or_goes(
    bench: Bench,
) -> None:
    bench.cabinets = [CABINET]
    words = [Task(word, piece, (word, word)) for word in "alder ash birch cedar".split()]
    bench.make(words)
    assert bench.files() == {
        "words/a.txt": "alder,ash",
        "words/b.txt": "birch",
        "words/c.txt": "cedar",
    }
    before = written_in(bench)
    for path in before:
        os.utime(bench.root / "site" / path, ns=(before[path], before[path]))
    assert bench.make(words) == []

    assert bench.make([*words[1:3], Task("oak", piece, ("oak", "oak"))]) == ["oak", "words"]
    assert bench.files() == {"words/a.txt": "ash", "words/b.txt": "birch", "words/o.txt": "oak"}
    assert written_in(bench)["words/b.txt"] == before["words/b.txt"]
    assert bench.make([*words[1:3], Task("oak", piece, ("oak", "oak"))]) == []


def test_a_cabinet_of_which_a_file_was_harmed_is_filled_anew(bench: Bench) -> None:
    bench.cabinets = [CABINET]
    words = [Task(word, piece, (word, word)) for word in "alder ash birch".split()]
    bench.make(words)
    (bench.root / "site/words/a.txt").write_text("alder,elm")

    assert bench.make(words) == ["words"]
    assert bench.files() == {"words/a.txt": "alder,ash", "words/b.txt": "birch"}
    (bench.root / "site/words/b.txt").unlink()
    assert bench.make([*words, Task("beech", piece, ("beech", "beech"))]) == ["beech", "words"]
    assert bench.files() == {"words/a.txt": "alder,ash", "words/b.txt": "beech,birch"}


def test_a_cabinet_that_is_given_something_else_is_filled_anew(bench: Bench) -> None:
    bench.cabinets = [CABINET]
    words = [Task(word, piece, (word, word)) for word in "alder birch".split()]
    bench.make(words)
    bench.cabinets = [replace(CABINET, given=("trees",))]

    assert bench.make(words) == ["words"]
    assert bench.files() == {"trees/a.txt": "alder", "trees/b.txt": "birch"}


# --- paths ----------------------------------------------------------------------------------------


def test_two_tasks_of_one_path_are_refused_and_nothing_is_published(bench: Bench) -> None:
    bench.make([A])
    twice = [A, Task("other", one_file, ("a.txt", "words"))]
    for tasks in (twice, [replace(twice[0], given=("a.txt", "new")), twice[1]]):
        with pytest.raises(PublishError, match=r"two artifacts want to be 'a\.txt'"):
            bench.make(tasks)

    assert bench.files() == {"a.txt": "words"}
    assert bench.make([A]) == []


@pytest.mark.parametrize("path", ["..", "../a", "a/../../b", "/a", "a//b", "./a", "a/.", "a/", ""])
def test_a_way_out_is_refused_wherever_it_comes_from(bench: Bench, path: str) -> None:
    with pytest.raises(PublishError) as refusal:
        bench.make([Task("out", one_file, (path, "words"))])
    assert str(refusal.value) == f"'{path}' is not a path inside the output"

    bench.assemblies = [replace(LIST, path=path)]
    with pytest.raises(PublishError):
        bench.make([ONE])
    assert sorted(file.name for file in bench.root.iterdir()) == ["office", "state"]


# --- wherever it is made --------------------------------------------------------------------------


def many(view: View, number: int) -> Iterator[Artifact | Piece]:
    """A file and a piece, made of the office's answers."""
    forum = view.find("event", "forum")
    assert forum is not None
    words = f"{number} {forum.record.title} {view.today} {len(view.of('release'))}"
    yield Artifact(f"{number % 7}/{number}.txt", copied, (words.encode(),))
    yield Piece("list", f"{number:04}", str(number))


def test_one_worker_two_and_none_make_the_same_and_know_the_same(tmp_path: Path) -> None:
    write_office(tmp_path / "office", OFFICE)
    view = seen_in(tmp_path / "office")
    tasks = [Task(f"n{number}", many, (number,), home=f"{number // 3}") for number in range(300)]
    found, rows = [], []
    for jobs in (1, 2, 3):
        bench = Bench(tmp_path / str(jobs), {"": view}, [LIST])
        with crew(jobs) as workers:
            assert len(bench.make(tasks, workers)) == 301
            assert bench.make(tasks, workers) == []
        with closing(Ledger(bench.root / "state", "epoch")) as ledger:
            rows.append({name: row.split("\x1e")[:3] for name, row in ledger.shelf(SHELF).items()})
        found.append(bench.files())

    assert len(found[0]) == 301
    assert found[0] == found[1] == found[2]
    assert rows[0] == rows[1] == rows[2]


def broken(view: View) -> Iterator[Artifact]:
    """A plan whose artifact cannot be made."""
    del view
    yield Artifact("broken.txt", fails, ())


def fails() -> bytes:
    """A maker that breaks."""
    raise ZeroDivisionError


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_made_says_what_it_was(tmp_path: Path, jobs: int) -> None:
    write_office(tmp_path / "office", OFFICE)
    bench = Bench(tmp_path, {"": seen_in(tmp_path / "office")})
    tasks = [Task(f"n{number}", many, (number,)) for number in range(150)]
    with crew(jobs) as workers, pytest.raises(ZeroDivisionError) as failure:
        bench.make([*tasks, Task("broken", broken)], workers)

    assert failure.value.__notes__ == ["while making broken.txt"]
    assert not (tmp_path / "site").exists()
