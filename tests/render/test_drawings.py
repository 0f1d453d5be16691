"""Drawings: the shapes come through, and nothing that runs, loads, or was not drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.render.drawings import redrawn
from herald.render.unfit import Unfit

SVG = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(inside: str, attributes: str = "") -> bytes:
    """A drawing that holds that."""
    return f"<svg {SVG} {attributes}>{inside}</svg>".encode()


def test_what_is_drawn_stays_and_what_programs_keep_goes() -> None:
    written = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- by L. Moreau, third draft -->
<svg {SVG} {XLINK} xmlns:inkscape="urn:x" inkscape:version="1.3"
  viewBox="0 0 9 9" role="img" aria-labelledby="t" data-author="L. Moreau">
<title id="t">Seal &amp; motto</title><desc>Not the final one</desc>
<metadata><author>L. Moreau</author></metadata>
<inkscape:grid><path d="M9 9"/></inkscape:grid>
<defs><linearGradient id="g"><stop style="stop-color:#fff;-x:1"/></linearGradient></defs>
<use xlink:href="#c"/><circle id="c" class="x" r="4" fill="red" style="fill: url(#g) !important"/>
</svg>"""
    assert redrawn(written.encode()).decode() == (
        f'<svg {SVG} viewBox="0 0 9 9" role="img" aria-labelledby="t">'
        '<title id="t">Seal &amp; motto</title>'
        '<defs><linearGradient id="g"><stop stop-color="#fff"/></linearGradient></defs>'
        '<use href="#c"/><circle id="c" r="4" fill="url(#g)"/></svg>\n'
    )


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        (
            "<style>path{fill:red}</style>",
            "the drawing has a style sheet, which would reach the page it stands in; save it with "
            "'presentation attributes'",
        ),
        ('<image href="#a"/>', "the drawing holds a picture; save the whole as PNG"),
        ('<a href="#a"/>', "the drawing holds a link; put the link into the text beside it"),
        (
            "<script/>",
            "the drawing holds 'script', and is to be nothing but shapes; save it as plain SVG",
        ),
        ('<g onclick="x"/>', "the drawing holds a script ('onclick'); save it as plain SVG"),
        (
            '<use href="other.svg#a"/>',
            "the drawing loads another file; save it as plain SVG, or as PNG",
        ),
        (
            '<path fill="\\75rl(//spy.example)"/>',
            "the drawing hides what it says behind codes; save it as plain SVG",
        ),
        (
            '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
            "the drawing repeats itself without end; save it as plain SVG",
        ),
        ("<g>", "the drawing cannot be read; save it anew as plain SVG"),
        *(
            (hidden, "the drawing has hidden parts, which anybody can bring to light; delete them")
            for hidden in (
                '<g id="layer2" style="display: none !important"><path d="M0 0h9"/></g>',
                '<g><text display=" NONE ">Not yet decided</text></g>',
                '<text style="visibility:hidden">Not yet decided</text>',
                '<g visibility="collapse"><path visibility="visible" d="M0 0h9"/></g>',
            )
        ),
    ],
)
def test_what_would_be_missed_is_refused_with_its_reason(inside: str, sentence: str) -> None:
    with pytest.raises(Unfit) as refused:
        redrawn(drawing(inside))
    assert str(refused.value) == sentence


def test_what_layers_are_called_and_what_is_put_aside_and_not_drawn_goes() -> None:
    written = drawing(
        '<defs id="defs1"><text id="note">Not yet decided</text><g><path id="p" d="M0 0h9"/></g>'
        '<linearGradient id="old"/><title>t</title></defs>'
        '<symbol id="option-b"><text>Not yet decided</text></symbol>'
        '<symbol id="pin"><path d="M0 0h9"/></symbol>'
        '<g id="layer-of-the-draft"><use href="#p"/><use href="#pin"/></g>',
        'id="plan-of-l-moreau"',
    )
    assert redrawn(written).decode() == (
        f'<svg {SVG}><defs><g><path id="p" d="M0 0h9"/></g></defs>'
        '<symbol id="pin"><path d="M0 0h9"/></symbol>'
        '<g><use href="#p"/><use href="#pin"/></g></svg>\n'
    )


def test_what_only_such_a_part_refers_to_goes_with_it_and_so_does_what_stands_beside_one() -> None:
    written = drawing(
        '<symbol id="old"><use href="#draft"/></symbol>'
        '<symbol id="draft"><text>Not yet decided</text></symbol>'
        '<mask id="m"><text>Not yet decided</text></mask>'
        '<defs><g>Not yet<path id="p" d="M0 0h9"/><text>Not yet decided</text></g>'
        '<linearGradient id="g" href="#h"/><linearGradient id="h"><stop/></linearGradient></defs>'
        '<use href="#p" fill="url(#g)"/>'
    )
    assert redrawn(written).decode() == (
        f'<svg {SVG}><defs><g><path id="p" d="M0 0h9"/></g>'
        '<linearGradient id="g" href="#h"/><linearGradient id="h"><stop/></linearGradient></defs>'
        '<use href="#p" fill="url(#g)"/></svg>\n'
    )


def test_what_is_drawn_elsewhere_and_what_a_later_word_shows_is_not_hidden() -> None:
    written = drawing(
        '<defs display="none"><path id="p" d="M0 0h9"/></defs>'
        '<g display="none" style="display: inline"><use href="#p"/></g>'
    )
    assert redrawn(written).decode() == (
        f'<svg {SVG}><defs display="none"><path id="p" d="M0 0h9"/></defs>'
        '<g display="inline"><use href="#p"/></g></svg>\n'
    )


def test_entities_and_other_roots_are_refused() -> None:
    for written, sentence in (
        (
            f"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg {SVG}/>",
            "the drawing declares entities; save it anew as plain SVG",
        ),
        ("<svg/>", f"the drawing has no {SVG}; save it anew as plain SVG"),
    ):
        with pytest.raises(Unfit) as refused:
            redrawn(written.encode())
        assert str(refused.value) == sentence


def test_a_drawing_that_multiplies_is_refused() -> None:
    levels = "".join(
        f'<g id="a{level}">{f"""<use href="#a{level - 1}"/>""" * 10}</g>' for level in range(1, 9)
    )
    with pytest.raises(Unfit, match=r"the drawing has too many parts"):
        redrawn(drawing(f'<path id="a0"/>{levels}'))
    chain = "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(5000))
    with pytest.raises(Unfit, match=r"the drawing repeats itself"):
        redrawn(drawing(chain))


def test_a_drawing_that_was_redrawn_stays_as_it_is() -> None:
    once = redrawn(drawing('<text x="1">A &lt;b&gt; "c"</text><path style="fill:red" d="M0 0"/>'))
    assert redrawn(once) == once


@given(st.text(alphabet="<>/svg xmln='\"#a!-[]&;:=on?", max_size=60))
def test_any_text_is_a_drawing_or_is_refused(text: str) -> None:
    for written in (text.encode(), drawing(text), drawing("", text)):
        try:
            once = redrawn(written)
        except Unfit:
            continue
        assert redrawn(once) == once
