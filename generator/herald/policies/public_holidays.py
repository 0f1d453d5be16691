"""The public holidays of a country and of a part of it, as they are observed.

The one door to `holidays`, which is imported when the first year is asked for: most commands ask
for none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

OBSERVED = " (observed)"
"""What follows a holiday's name on the working day that stands in for it."""

BETWEEN = "; "
"""What stands between the names of a day that is two holidays at once."""

YEARS = range(2020, 2041)
"""The years in whose holidays a name is looked up: laws give new ones, and take some away."""


def is_country(country: str) -> bool:
    """Whether the holidays of a country are known, by its code (ISO 3166-1): `US`."""
    import holidays

    return country in holidays.list_supported_countries()


def is_part(country: str, part: str) -> bool:
    """Whether those of a part of a country are known, by its code or name: `WA`, `Washington`."""
    import holidays

    try:
        holidays.country_holidays(country, subdiv=part)
    except NotImplementedError:
        return False
    return True


def holidays_of(country: str, part: str | None, year: int) -> dict[date, tuple[str, ...]]:
    """The holidays of a year by their days; a day may be several at once.

    The names are those that the country uses itself, in English where it has them in English.
    Raises NotImplementedError for a country, or a part of it, of which nothing is known.
    """
    import holidays

    found = holidays.country_holidays(country, subdiv=part, years=year)
    return {day: tuple(names.split(BETWEEN)) for day, names in sorted(found.items())}


def names_in(country: str, part: str | None) -> list[str]:
    """What the holidays of these years are called, each once, without `(observed)`."""
    import holidays

    found = holidays.country_holidays(country, subdiv=part, years=YEARS)
    names = (name for together in found.values() for name in together.split(BETWEEN))
    return sorted({name.removesuffix(OBSERVED) for name in names})
