"""Another machine, as far as Python can tell: Python runs this by itself when it starts.

What is different is said in the environment: `ELSEWHERE=shuffled,2031,turkish,host`.
"""

from __future__ import annotations

import copyreg
import datetime as dt
import locale
import os
import random
import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Shuffled:
    """What `os.scandir` gives, in an order that changes from one process to the next."""

    def __init__(self, found: Any) -> None:  # noqa: ANN401 - of text or of bytes
        with found:
            self._items = [*found]
        random.shuffle(self._items)

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:  # noqa: ANN401
        if not self._items:
            raise StopIteration
        return self._items.pop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *given: object) -> None:
        self.close()

    def close(self) -> None:
        self._items.clear()


def _folders_are_shuffled() -> None:
    scandir, listdir = os.scandir, os.listdir

    def shuffled(path: Any = ".") -> Any:  # noqa: ANN401
        names = listdir(path)
        random.shuffle(names)
        return names

    os.scandir = lambda path=".": _Shuffled(scandir(path))  # type: ignore[assignment]
    os.listdir = shuffled


def _it_is_2031() -> None:
    """The clock is five years ahead, for whoever asks Python."""
    ahead = dt.timedelta(days=5 * 365 + 1)
    seconds, nanoseconds = time.time, time.time_ns
    time.time = lambda: seconds() + ahead.total_seconds()
    time.time_ns = lambda: nanoseconds() + int(ahead.total_seconds()) * 10**9
    for name in ("localtime", "gmtime", "ctime"):
        setattr(time, name, _of_now(getattr(time, name)))
    real_date, real_datetime = dt.date, dt.datetime

    class AlsoReal(type):
        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, cls.__mro__[1])

        def __subclasscheck__(cls, subclass: type) -> bool:
            return issubclass(subclass, cls.__mro__[1])

    class Date(real_date, metaclass=AlsoReal):  # type: ignore[valid-type,misc]
        @classmethod
        def today(cls) -> Any:  # noqa: ANN401
            return real_date.today() + ahead

    class DateTime(real_datetime, metaclass=AlsoReal):  # type: ignore[valid-type,misc]
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Any:  # noqa: ANN401
            return real_datetime.now(tz) + ahead

        @classmethod
        def utcnow(cls) -> Any:  # noqa: ANN401
            return real_datetime.now(dt.UTC).replace(tzinfo=None) + ahead

        @classmethod
        def today(cls) -> Any:  # noqa: ANN401
            return real_datetime.now() + ahead

    for ours, real in ((Date, real_date), (DateTime, real_datetime)):
        ours.__module__, ours.__name__, ours.__qualname__ = "datetime", real.__name__, real.__name__
        setattr(dt, real.__name__, ours)
    # What C code makes is of the real classes, which are no longer found by their names.
    copyreg.pickle(real_date, _date_in_parts)
    copyreg.pickle(real_datetime, _datetime_in_parts)


def _date_in_parts(day: dt.date) -> tuple[Any, ...]:
    return dt.date, (day.year, day.month, day.day)


def _datetime_in_parts(moment: dt.datetime) -> tuple[Any, ...]:
    parts = (*moment.timetuple()[:6], moment.microsecond, moment.tzinfo)
    return _put_together, (parts, moment.fold)


def _put_together(parts: tuple[Any, ...], fold: int) -> dt.datetime:
    return dt.datetime(*parts, fold=fold)  # noqa: DTZ001 - the zone is the last of the parts


def _of_now(function: Callable[..., Any]) -> Callable[..., Any]:
    def asked(seconds: float | None = None) -> Any:  # noqa: ANN401
        return function(time.time() if seconds is None else seconds)

    return asked


def _all_is_in_turkish() -> None:
    """Names of days, and what is a small i; where the machine has that language (LC_ALL says)."""
    with suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")


def _another_host() -> None:
    socket.gethostname = lambda: "another-host"
    socket.getfqdn = lambda name="": name or "another-host.example"


_WAYS = {
    "shuffled": _folders_are_shuffled,
    "2031": _it_is_2031,
    "turkish": _all_is_in_turkish,
    "host": _another_host,
}

for _way in filter(None, os.environ.get("ELSEWHERE", "").split(",")):
    _WAYS[_way]()
