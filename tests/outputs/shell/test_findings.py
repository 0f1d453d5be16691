"""What is wrong in content/pages is said where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from herald.outputs.shell.host import Host


def test_what_is_wrong_is_said_where_it_is(
    root: Path, host: Callable[..., Host], capfd: pytest.CaptureFixture[str]
) -> None:
    """
    == content/pages/about.md ==
    ---
    title: About
    ---
    # About

    See [this](nowhere.md), [that](contact) and
    [there](contact.md#gone).

    ![](https://spy.example/pixel.png)
    == content/pages/contact.md ==
    # Contact
    == content/pages/assets/page.html ==
    <script>alert(1)</script>
    == content/pages/assets/good.svg ==
    <svg xmlns="http://www.w3.org/2000/svg"><path clip-path="url(#c)" d="M0 0h1v1z"/></svg>
    == content/pages/assets/bad.svg ==
    <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>
    """
    (root / "secret.txt").write_text("secret")
    (root / "content/pages/assets/secret.txt").symlink_to(root / "secret.txt")

    drawn = host("/news/")

    assert [str(problem) for problem in drawn.problems] == [
        "content/pages/about.md:6: warning: the link 'nowhere.md' leads nowhere; "
        "there is no such page or file in content/pages [page-link]",
        "content/pages/about.md:6: warning: the link 'contact' leads nowhere; "
        "did you mean 'contact.md'? [page-link]",
        "content/pages/about.md:9: warning: the image 'https://spy.example/pixel.png' is on "
        "another site; put it into content/pages [page-link]",
        "content/pages/assets/bad.svg:1: warning: 'bad.svg' is not published: "
        "the drawing holds a script ('onload'); save it as plain SVG [page-file]",
        "content/pages/assets/page.html:1: warning: 'page.html' is not published: "
        "files of the kind '.html' may do harm in a browser [page-file]",
        "content/pages/assets/secret.txt:1: warning: 'secret.txt' is a link to a file elsewhere; "
        "put the file itself in its place [page-file]",
    ]
    ours = {path for path in drawn.files if path in {"assets/good.svg", "assets/bad.svg"}}
    assert ours == {"assets/good.svg"}
    assert capfd.readouterr() == ("", "")
