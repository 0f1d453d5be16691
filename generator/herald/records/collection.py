"""A collection of records, and the questions one can ask of it: the Office, and every View."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from herald.records.facets import Record
    from herald.records.kind import Kind


class Named(Protocol):
    """What a collection must know of each of its records."""

    @property
    def kind(self) -> Kind: ...
    @property
    def name(self) -> str: ...
    @property
    def stem(self) -> str: ...
    @property
    def record(self) -> Record: ...


Item = TypeVar("Item", bound=Named)


class Collection(Generic[Item]):
    """Records in one language, in the order given."""

    def __init__(self, records: Iterable[Item]) -> None:
        self.records = tuple(records)
        self.asked: set[tuple[str, ...]] | None = None
        """Where questions are noted, by their names and what is given, if anywhere."""

    def __getstate__(self) -> dict[str, object]:
        """What another process needs; the indexes it makes for itself."""
        indexes = ("_by_kind", "_by_name", "_by_stem")
        return {name: value for name, value in self.__dict__.items() if name not in indexes}

    def of(self, kind: str) -> tuple[Item, ...]:
        """The records of one kind, by its name."""
        if self.asked is not None:
            self.asked.add(("of", kind))
        return self._by_kind.get(kind, ())

    def having(self, facet: type[Record]) -> tuple[Item, ...]:
        """The records of every kind with that facet."""
        return tuple(item for item in self.records if isinstance(item.record, facet))

    def named(self, kind: str, name: str) -> tuple[Item, ...]:
        """The records that a reference to `name` may mean; more than one is ambiguous."""
        if self.asked is not None:
            self.asked.add(("named", kind, name))
        found = self._by_name.get((kind, name), ())
        return found if len(found) == 1 else (self._by_stem.get((kind, name), ()) or found)

    def called(self, kind: str, name: str) -> tuple[Item, ...]:
        """The records of that kind whose name it is: there may be one of every year."""
        if self.asked is not None:
            self.asked.add(("called", kind, name))
        return self._by_name.get((kind, name), ())

    def find(self, kind: str, name: str) -> Item | None:
        """The one record of that kind and name, or None."""
        found = self.named(kind, name)
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Item, ...]]:
        grouped: dict[str, list[Item]] = defaultdict(list)
        for item in self.records:
            grouped[item.kind.name].append(item)
        return {kind: tuple(items) for kind, items in grouped.items()}

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], tuple[Item, ...]]:
        return self._indexed(lambda item: item.name)

    @cached_property
    def _by_stem(self) -> Mapping[tuple[str, str], tuple[Item, ...]]:
        return self._indexed(lambda item: item.stem)

    def _indexed(self, word: Callable[[Item], str]) -> Mapping[tuple[str, str], tuple[Item, ...]]:
        grouped: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for item in self.records:
            grouped[item.kind.name, word(item)].append(item)
        return {key: tuple(items) for key, items in grouped.items()}
