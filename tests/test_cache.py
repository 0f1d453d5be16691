"""The cache: what was kept comes back under its own key, and nothing else ever does."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herald.cache import Cache, is_committed

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_kept_is_found_under_its_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new")
    cache.keep("frame", "key", b"content\n\0")

    assert cache.find("frame", "key") == b"content\n\0"


def test_another_key_finds_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep("frame", "key", b"content")

    assert cache.find("frame", "other") is None
    assert cache.find("other", "key") is None


def test_a_later_value_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep("frame", "key", b"one")
    cache.keep("frame", "new key", b"two")

    assert cache.find("frame", "key") is None
    assert cache.find("frame", "new key") == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["frame"]


@given(place=st.integers(0, 80), byte=st.integers(1, 255))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_with_any_byte_changed_is_not_believed(
    tmp_path: Path, place: int, byte: int
) -> None:
    cache = Cache(tmp_path)
    cache.keep("frame", "key", b"content that matters")
    held = bytearray((tmp_path / "frame").read_bytes())
    held[place % len(held)] ^= byte
    (tmp_path / "frame").write_bytes(held)

    assert cache.find("frame", "key") is None


@pytest.mark.parametrize("harm", [b"", b"\n", b"short"])
def test_a_value_that_was_cut_short_is_not_believed(tmp_path: Path, harm: bytes) -> None:
    cache = Cache(tmp_path)
    cache.keep("frame", "key", b"content")
    (tmp_path / "frame").write_bytes(harm)

    assert cache.find("frame", "key") is None


def test_a_cache_that_git_keeps_is_told_from_one_that_it_does_not(tmp_path: Path) -> None:
    office = tmp_path / "office"
    Cache(office / ".herald").keep("frame", "key", b"content")
    assert not is_committed(office / ".herald")

    for words in (["init", "--quiet"], ["add", "office/.herald/frame", "--force"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)

    assert is_committed(office / ".herald")
    assert not is_committed(office / "other")
