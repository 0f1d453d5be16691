"""Whether the press may come: what a media advisory says of every line of the Mayor's day.

Events, meetings and appointments have it alike. Silence says nothing: a line without the field is
told without a word on the press.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Finding
from herald.problems import quoted
from herald.records.dates import ClockTime
from herald.records.facets import Record


class PressAccess(StrEnum):
    """Who of the press may be there."""

    OPEN = "open"
    """Everybody with a camera or a notebook."""
    POOLED = "pooled"
    """A few, who share what they have with all."""
    STILLS_AT_TOP = "stills_at_top"
    """Photographers for the first minutes; no questions."""
    CLOSED = "closed"


class Covered(Record):
    """A record of something that the press may, or may not, come to."""

    press: PressAccess | None = None
    """open, pooled, stills_at_top (photographs in the first minutes) or closed."""
    press_call: ClockTime | None = Field(default=None, validate_default=True)
    """By when the press must be in place, as a time of day: `09:30`."""

    @field_validator("press_call")
    @classmethod
    def _somebody_is_called(cls, call: ClockTime | None, info: ValidationInfo) -> ClockTime | None:
        press = info.data.get("press")
        if call and press in (None, PressAccess.CLOSED):
            said = f"'press' is {quoted(press)}" if press else "no 'press' is said"
            raise Finding(
                f"'press_call' calls the press, but {said}; write 'press: open', pooled or "
                "stills_at_top, or leave 'press_call' out"
            )
        return call
