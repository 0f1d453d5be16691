"""Publishing: the folder holds exactly what was made, and a failure leaves it as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.audience import Audience
from herald.building.press import More, Press
from herald.making.ledger import FILE, Ledger
from herald.making.production import Wanted
from herald.making.publish import Published, alone
from herald.making.workshop import PublishError
from herald.outputs.artifact import Artifact, Task, copied
from herald.records.collection import Collection
from herald.settings import Settings
from herald.view import View
from herald.view.catalog import Catalog
from tests.conftest import AT

SETTINGS = Settings(
    city="Port Ellery", state="Washington", mayor="m", timezone="UTC", site_url="https://a.example/"
)
NOTHING = View(Catalog(SETTINGS, Audience.PUBLIC, AT, Collection(()), {}, (), {}))
"""What one sees of an office without records."""


def files(folder: Path) -> dict[str, bytes]:
    """Every file under the folder with its content."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def one_file(view: View, path: str, content: bytes) -> Iterator[Artifact]:
    """A file with that content."""
    del view
    yield Artifact(path, copied, (content,))


def broken_file(view: View, path: str) -> Iterator[Artifact]:
    """A file that cannot be made."""
    del view
    yield Artifact(path, fails, ())


def fails() -> bytes:
    """A maker that breaks."""
    raise ZeroDivisionError


def tasks(contents: Mapping[str, bytes]) -> list[Task]:
    """A task for each file."""
    return [Task(path, one_file, (path, held)) for path, held in contents.items()]


def publish(
    root: Path, wanted: Sequence[Task], others: Sequence[Task] = (), *, program: str = "herald 0"
) -> Published:
    """Publishes what the tasks make under root/site."""
    state = root / "state"
    with alone(state), closing(Ledger(state, program)) as ledger:
        press = Press(root, state, ledger, (), program, anew=False)
        made = (root / "site", Audience.PUBLIC, {"": NOTHING}, Wanted(wanted))
        besides = More(lambda _: (Wanted(()), Wanted(others)))
        return press.publish(*made, besides).published


def put(
    root: Path, contents: Mapping[str, bytes], others: Mapping[str, bytes] | None = None
) -> Published:
    """Publishes those contents under root/site; of the others what is there stays."""
    return publish(root, tasks(contents), tasks(others or {}))


def test_what_is_published_is_exactly_what_was_made(tmp_path: Path) -> None:
    done = put(tmp_path, {"index.html": b"home", "news/2026/x/index.html": b"x"})

    assert files(tmp_path / "site") == {"index.html": b"home", "news/2026/x/index.html": b"x"}
    both = ("index.html", "news/2026/x/index.html")
    assert done == Published(made=both, written=both, removed=(), total=2)


def test_a_folder_in_which_nothing_is_wanted_stays_empty(tmp_path: Path) -> None:
    put(tmp_path, {})

    assert put(tmp_path, {}) == Published(made=(), written=(), removed=(), total=0)
    assert files(tmp_path / "site") == {}


def test_a_second_publication_of_the_same_makes_and_writes_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"home", "a/b.txt": b"b"})

    done = put(tmp_path, {"index.html": b"home", "a/b.txt": b"b"})

    assert done == Published(made=(), written=(), removed=(), total=2)


def test_only_what_changed_is_made_and_written(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"home", "a.txt": b"a"})

    done = put(tmp_path, {"index.html": b"home", "a.txt": b"new"})

    assert done == Published(made=("a.txt",), written=("a.txt",), removed=(), total=2)
    assert files(tmp_path / "site")["a.txt"] == b"new"


def test_what_nothing_makes_any_more_is_removed_with_its_folder(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"home", "news/old/index.html": b"old"})

    done = put(tmp_path, {"index.html": b"home"})

    assert done.removed == ("news/old/index.html",)
    assert not (tmp_path / "site/news").exists()


def test_a_stray_file_in_the_output_does_not_stay(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"home"})
    (tmp_path / "site/notes.orig").write_text("secret")

    done = put(tmp_path, {"index.html": b"home"})

    assert done.removed == ("notes.orig",)
    assert files(tmp_path / "site") == {"index.html": b"home"}


def test_a_file_that_somebody_touched_is_made_anew(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"home"})
    (tmp_path / "site/index.html").write_bytes(b"hack")

    done = put(tmp_path, {"index.html": b"home"})

    assert done.written == ("index.html",)
    assert files(tmp_path / "site") == {"index.html": b"home"}


def test_a_failure_while_making_leaves_the_old_site_whole(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": b"a", "b.txt": b"b"})
    broken = Task("c.txt", broken_file, ("c.txt",))

    with pytest.raises(ZeroDivisionError) as failure:
        publish(tmp_path, [*tasks({"a.txt": b"new"}), broken])

    assert failure.value.__notes__ == ["while making c.txt"]
    assert files(tmp_path / "site") == {"a.txt": b"a", "b.txt": b"b"}
    kept = sorted(path.name for path in (tmp_path / "state").iterdir())
    assert kept == ["ledger.db", "lock", "opened"]
    assert put(tmp_path, {"a.txt": b"a", "b.txt": b"b"}).made == ()


def test_another_version_of_the_program_makes_everything_anew(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"home"})

    done = publish(tmp_path, tasks({"index.html": b"home"}), program="herald 1")

    assert done == Published(made=("index.html",), written=(), removed=(), total=1)


@pytest.mark.parametrize("harm", [b"", b"{}", b"not a ledger" * 9_000])
def test_a_damaged_ledger_is_not_believed(tmp_path: Path, harm: bytes) -> None:
    put(tmp_path, {"index.html": b"home"})
    (tmp_path / "state" / FILE).write_bytes(harm)

    done = put(tmp_path, {"index.html": b"home"})

    assert done == Published(made=("index.html",), written=(), removed=(), total=1)
    assert put(tmp_path, {"index.html": b"home"}).made == ()


def test_a_row_with_one_letter_changed_is_not_believed(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"home"})
    with closing(sqlite3.connect(tmp_path / "state" / FILE)) as rows, rows:
        changed = "UPDATE rows SET content = replace(content, char(9) || '4', char(9) || '5')"
        assert rows.execute(f"{changed} WHERE shelf = 'site'").rowcount == 1

    assert put(tmp_path, {"index.html": b"home"}).made == ("index.html",)


def test_part_of_a_site_is_published_without_the_rest_and_what_goes_goes(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"home", "x.pdf": b"one", "secret/index.html": b"hush"})

    done = put(tmp_path, {"x.pdf": b"two"}, others={"index.html": b"home"})

    assert files(tmp_path / "site") == {"index.html": b"home", "x.pdf": b"two"}
    assert (done.written, done.removed) == (("x.pdf",), ("secret/index.html",))
    assert put(tmp_path, {"index.html": b"home", "x.pdf": b"two"}).made == ()


def test_a_folder_that_herald_did_not_make_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/thesis.doc").write_text("years of work")

    with pytest.raises(PublishError) as refusal:
        put(tmp_path, {"index.html": b"home"})

    assert str(refusal.value) == (
        "'site' holds files that Herald did not make; move them away or empty the folder"
    )
    assert files(tmp_path / "site") == {"thesis.doc": b"years of work"}


def test_two_artifacts_for_one_path_are_refused(tmp_path: Path) -> None:
    twice = [Task(name, one_file, ("a.txt", b"1")) for name in ("one", "other")]
    put(tmp_path, {"b.txt": b"b"})

    for folder in (tmp_path, tmp_path / "first"):
        with pytest.raises(PublishError, match=r"two artifacts want to be 'a\.txt'"):
            publish(folder, twice)

    assert files(tmp_path / "site") == {"b.txt": b"b"}


def test_two_artifacts_for_a_path_that_is_there_already_are_refused_too(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": b"1"})
    twice = [*tasks({"a.txt": b"1"}), Task("other", one_file, ("a.txt", b"1"))]

    with pytest.raises(PublishError, match=r"two artifacts want to be 'a\.txt'"):
        publish(tmp_path, twice)


def test_a_file_that_would_be_a_folder_too_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    put(tmp_path, {"index.html": b"home"})

    with pytest.raises(PublishError, match=r"'index\.html' would be a file and a folder"):
        put(tmp_path, {"a.txt": b"a", "index.html": b"home", "index.html/x/index.html": b"x"})

    assert files(tmp_path / "site") == {"index.html": b"home"}


@pytest.mark.parametrize("path", ["../out.txt", "/etc/passwd", "a//b", "a/../../b", ""])
def test_a_path_that_leads_out_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(PublishError):
        put(tmp_path, {path: b"x"})


def test_a_link_in_the_output_is_replaced_and_never_followed(tmp_path: Path) -> None:
    put(tmp_path, {"index.html": b"home", "news/a.txt": b"a"})
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "site/news/a.txt").unlink()
    (tmp_path / "site/news").rmdir()
    (tmp_path / "site/news").symlink_to(outside)

    put(tmp_path, {"index.html": b"home", "news/a.txt": b"a"})

    assert [*outside.iterdir()] == []
    assert files(tmp_path / "site") == {"index.html": b"home", "news/a.txt": b"a"}


def test_a_folder_that_was_moved_away_and_linked_is_made_anew(tmp_path: Path) -> None:
    """Every file is there as it was written, but where the link leads and not here."""
    put(tmp_path, {"index.html": b"home", "news/2026/a.txt": b"a"})
    moved = tmp_path / "moved"
    (tmp_path / "site/news").rename(moved)
    (tmp_path / "site/news").symlink_to(moved)

    done = put(tmp_path, {"index.html": b"home", "news/2026/a.txt": b"a"})

    assert done == Published(("news/2026/a.txt",), ("news/2026/a.txt",), (), 2)
    assert files(tmp_path / "site") == {"index.html": b"home", "news/2026/a.txt": b"a"}
    assert not (tmp_path / "site/news").is_symlink()
    assert files(moved) == {"2026/a.txt": b"a"}


@pytest.mark.parametrize("link", ["site", "state"])
def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path, link: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "thesis.doc").write_text("years of work")
    (tmp_path / link).symlink_to(outside)

    with pytest.raises(PublishError, match=f"'{link}' is a symbolic link; put a folder in its"):
        put(tmp_path, {"index.html": b"home"})

    assert files(outside) == {"thesis.doc": b"years of work"}


def test_links_that_lie_where_herald_keeps_its_state_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    (tmp_path / "state").mkdir()
    for name in (FILE, "opened", "lock"):
        (tmp_path / "state" / name).symlink_to(tmp_path / "precious.txt")
    (tmp_path / "state/site.staging").symlink_to(tmp_path)

    put(tmp_path, {"index.html": b"home"})

    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_publications_at_once_take_their_turns(tmp_path: Path) -> None:
    sites = [{f"{n}.txt": f"{n} {turn}".encode() for n in range(60)} for turn in range(6)]
    with ThreadPoolExecutor(6) as workers:
        list(workers.map(lambda contents: put(tmp_path, contents), sites))

    assert files(tmp_path / "site") in sites
    assert put(tmp_path, sites[0]).total == 60
    assert files(tmp_path / "site") == sites[0]


def test_a_folder_gives_way_to_a_file_and_back(tmp_path: Path) -> None:
    put(tmp_path, {"a/b.txt": b"1"})
    put(tmp_path, {"a": b"2"})
    assert files(tmp_path / "site") == {"a": b"2"}

    put(tmp_path, {"a/b.txt": b"1"})
    assert files(tmp_path / "site") == {"a/b.txt": b"1"}


PATHS = st.sampled_from(["a", "b.txt", "c/d", "c/e/f", "c/e/g.html", "index.html"])
SITES = st.dictionaries(PATHS, st.binary(max_size=3), min_size=1)


@given(st.lists(SITES, min_size=1, max_size=6))
def test_any_history_of_sites_ends_in_the_last_one(history: list[dict[str, bytes]]) -> None:
    with TemporaryDirectory() as folder:
        for contents in history:
            put(Path(folder), contents)
            assert files(Path(folder) / "site") == contents


# --- for whom -------------------------------------------------------------------------------------


@pytest.mark.parametrize("readers", Audience)
@pytest.mark.parametrize("audience", Audience)
def test_nothing_is_made_for_readers_of_what_only_a_narrower_audience_sees(
    tmp_path: Path, readers: Audience, audience: Audience
) -> None:
    view = View(Catalog(SETTINGS, audience, AT, Collection(()), {}, (), {}))
    made = (tmp_path / "site", readers, {"": view}, Wanted(tasks({"a.txt": b"a"})))
    state = tmp_path / "state"
    with alone(state), closing(Ledger(state, "herald 0")) as ledger:
        press = Press(tmp_path, state, ledger, (), "herald 0", anew=False)
        order = [*Audience]
        if order.index(audience) <= order.index(readers):
            press.publish(*made)
            assert files(tmp_path / "site") == {"a.txt": b"a"}
        else:
            with pytest.raises(AssertionError) as refused:
                press.publish(*made)
            assert str(refused.value) == (
                f"site is for {readers}, and what it is made of for {audience}"
            )
            assert not (tmp_path / "site").exists()
