"""The colours of the site, in a light and a dark set: each has one meaning, and can be read.

A city gives two colours. The others follow from them here, so that every letter has a contrast of
4.5 with each ground it may stand on, and every line or shape that says something one of 3, whatever
the two are. The style sheets know the colours by their meanings alone: `--herald-link`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from herald.render.colours import BLACK, READABLE, WHITE, contrast, ink_on, mixed, told_from

SEEN: Final = 3.0
"""The least contrast of a part that says something with what is beside it (WCAG 2.1, 1.4.11)."""

_EASY: Final = 9.0
"""The least contrast of ink with a tint of the city's colour: there are whole paragraphs on it."""


class Scheme(NamedTuple):
    """A set of colours, as #rrggbb."""

    paper: str
    surface: str
    """A box on the paper."""
    raised: str
    """A card on a box."""
    ink: str
    ink_soft: str
    line: str
    """Between things; decoration."""
    line_strong: str
    """Around what can be operated."""
    brand: str
    """A ground in the city's colour."""
    brand_deep: str
    """A ground one step further from the letters on it."""
    brand_tint: str
    """A ground with a breath of it."""
    brand_text: str
    """Letters in it, on paper."""
    on_brand: str
    on_brand_soft: str
    mark: str
    """Lines, bars and curves in it, on paper."""
    action: str
    """The ground of a button."""
    action_hover: str
    on_action: str
    accent: str
    """Letters and lines in the city's other colour."""
    accent_tint: str
    on_accent: str
    link: str
    link_hover: str
    focus: str
    focus_gap: str
    danger: str
    danger_tint: str
    caution: str
    caution_tint: str
    good: str
    good_tint: str
    notice: str
    notice_tint: str

    def properties(self) -> str:
        """As custom properties of a style sheet: `--herald-paper:#ffffff;…`."""
        named = self._asdict().items()
        return ";".join(f"--herald-{name.replace('_', '-')}:{colour}" for name, colour in named)


def light(primary: str, accent: str) -> Scheme:
    """Dark letters on white, for a city's two colours."""
    paper, surface, ink = WHITE, "#f3f6f9", "#17212b"
    tint, accent_tint = mixed(primary, paper, 0.91), mixed(accent, paper, 0.91)
    grounds = (paper, surface, tint, accent_tint)
    warm = told_from(accent, grounds, READABLE)
    action = told_from(primary, grounds, SEEN)
    return Scheme(
        paper=paper,
        surface=surface,
        raised=paper,
        ink=ink,
        ink_soft="#49565f",
        line="#d3dbe2",
        line_strong="#76838f",
        **_brand(primary),
        brand_tint=tint,
        brand_text=told_from(primary, grounds, READABLE),
        mark=action,
        action=action,
        action_hover=_away(action, 0.28),
        on_action=ink_on(action),
        accent=warm,
        accent_tint=accent_tint,
        on_accent=ink_on(warm),
        link=told_from(mixed(primary, "#0060c0", 0.45), grounds, READABLE),
        link_hover=warm,
        focus="#0b63ce",
        focus_gap=paper,
        danger="#a3150f",
        danger_tint="#fdeceb",
        caution="#7a4d00",
        caution_tint="#fff4d9",
        good="#12603a",
        good_tint="#e6f5ec",
        notice="#0b4f8a",
        notice_tint="#e7f1fb",
    )


def dark(primary: str, accent: str) -> Scheme:
    """Light letters on a dark ground that is not black, for a city's two colours."""
    paper, surface, raised, ink = "#10171d", "#18222b", "#1f2b35", "#eef2f5"
    tint, accent_tint = _tint(primary, paper, ink, 0.4), _tint(accent, paper, ink, 0.22)
    grounds = (paper, surface, raised, tint, accent_tint)
    link = told_from(mixed(primary, "#bfe3ff", 0.78), grounds, READABLE)
    warm = told_from(mixed(accent, WHITE, 0.42), grounds, READABLE)
    return Scheme(
        paper=paper,
        surface=surface,
        raised=raised,
        ink=ink,
        ink_soft="#b6c2cc",
        line="#32414d",
        line_strong="#8797a4",
        **_brand(mixed(primary, BLACK, 0.15)),
        brand_tint=tint,
        brand_text=ink,
        mark=link,
        action=link,
        action_hover=ink,
        on_action=ink_on(link),
        accent=warm,
        accent_tint=accent_tint,
        on_accent=ink_on(warm),
        link=link,
        link_hover=warm,
        focus="#ffd24d",
        focus_gap=paper,
        danger="#ffaca5",
        danger_tint="#3d1613",
        caution="#ffd27a",
        caution_tint="#362706",
        good="#8fdcb0",
        good_tint="#0f2f1f",
        notice="#a6d2ff",
        notice_tint="#102c47",
    )


def sheet(primary: str, accent: str) -> str:
    """Both sets as a style sheet: the light one holds where nothing else is said, and on paper.

    Without scripts a reader's own choice is what the system says.
    """
    by_day, by_night = light(primary, accent).properties(), dark(primary, accent).properties()
    night = f"{{color-scheme:dark;{by_night}}}"
    return (
        f":root{{color-scheme:light;{by_day}}}\n"
        f'@media not print{{[data-md-color-scheme="slate"]{night}}}\n'
        f"@media screen and (prefers-color-scheme:dark){{.no-js{night}}}\n"
    )


def _brand(ground: str) -> dict[str, str]:
    """The city's colour as a ground, and what stands on it."""
    ink, deep = ink_on(ground), _away(ground, 0.28)
    return {
        "brand": ground,
        "brand_deep": deep,
        "on_brand": ink,
        "on_brand_soft": told_from(mixed(ink, ground, 0.15), (ground, deep), READABLE),
    }


def _away(ground: str, part: float) -> str:
    """The ground, further away from the letters that are read on it."""
    return mixed(ground, BLACK if ink_on(ground) == WHITE else WHITE, part)


def _tint(colour: str, paper: str, ink: str, most: float) -> str:
    """As much of a colour on the paper, up to `most`, as leaves the ink easy to read."""
    steps = (mixed(paper, colour, most * step / 20) for step in range(20, 0, -1))
    return next((one for one in steps if contrast(one, ink) >= _EASY), paper)
