"""What a validator raises: that a value, or a whole record, is not right, in a sentence.

`records.wording` adds where it is and what is there.
"""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def Expected(  # noqa: N802 - it reads as the class it makes
    sentence: str, meant: str = ""
) -> PydanticCustomError:
    """The finding that a value is not as expected; `sentence` says how it is written.

    `meant` is the value as it should probably be, where that can be guessed.
    """
    return PydanticCustomError("expected", "{sentence}", {"sentence": sentence, "meant": meant})


def Finding(  # noqa: N802 - it reads as the class it makes
    sentence: str, at: str = ""
) -> PydanticCustomError:
    """A finding about a whole record, or about a field that is not there, in a sentence.

    `at` is the field of the record at which it is told.
    """
    return PydanticCustomError("finding", "{sentence}", {"sentence": sentence, "at": at})
