"""Templates: what they are given is escaped, and what they are not given stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from herald.render import templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates in place of the program's."""
    monkeypatch.setattr(templates, "TEMPLATES", tmp_path)
    templates._environment.cache_clear()  # noqa: SLF001
    return tmp_path


@pytest.fixture(autouse=True)
def _own_templates_again() -> object:
    yield
    templates._environment.cache_clear()  # noqa: SLF001


def test_text_is_escaped_and_markup_is_not(folder: Path) -> None:
    (folder / "a.html").write_text("{{ text }} {{ markup }}", encoding="utf-8")
    drawn = templates.render("a.html", text="<b> & \"'", markup=Markup("<i>"))
    assert drawn == Markup("&lt;b&gt; &amp; &#34;&#39; <i>")


def test_what_a_call_gives_is_escaped_and_what_a_macro_gives_is_not(folder: Path) -> None:
    (folder / "parts.html").write_text(
        '{% macro bold(text, mark="!") %}<b>{{ text }}{{ mark }}</b>{% endmacro %}'
        "{% macro item() %}<li>{{ caller() }}</li>{% endmacro %}",
        encoding="utf-8",
    )
    (folder / "a.html").write_text(
        '{% import "parts.html" as parts %}{% block a %}{% for one in texts %}'
        "{{ say(one, end=one) }}{{ parts.bold(one, mark=one) }}{{ parts.bold(one) }}"
        "{% call parts.item() %}<i>{{ one }}</i>{% endcall %}{% endfor %}{% endblock %}",
        encoding="utf-8",
    )
    drawn = templates.render("a.html", texts=("<",), say=lambda words, end: f"{words}{end}")
    assert drawn == "&lt;&lt;<b>&lt;&lt;</b><b>&lt;!</b><li><i>&lt;</i></li>"


def test_svg_is_escaped_too(folder: Path) -> None:
    (folder / "a.svg").write_text("<title>{{ text }}</title>", encoding="utf-8")
    assert templates.render("a.svg", text="<x>") == Markup("<title>&lt;x&gt;</title>")


def test_a_name_that_was_not_given_stops_the_build(folder: Path) -> None:
    (folder / "a.html").write_text("{{ mayor }}", encoding="utf-8")
    with pytest.raises(UndefinedError, match="'mayor' is undefined"):
        templates.render("a.html")


def test_what_a_record_says_is_never_a_template(folder: Path) -> None:
    (folder / "a.html").write_text("{{ text }}", encoding="utf-8")
    assert templates.render("a.html", text="{{ 7 * 7 }}{% raw %}") == "{{ 7 * 7 }}{% raw %}"
