"""The tabs above a page, and what its foot leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.outputs.shell.filling import fill, fill_hand_page
from herald.outputs.shell.host import ShellRequest
from herald.outputs.shell.slots import PageSlots
from tests.outputs.shell.drawn import LANGUAGES, hrefs, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.outputs.shell.host import Host


def test_the_tab_of_a_section_is_current_on_all_its_pages(host: Callable[..., Host]) -> None:
    """
    == content/pages/about.md ==
    # About us
    """
    addresses = ("/news/", "/news/2026/x/", "/events/", "/calendar/2026/12/", "/people/x/")
    drawn = host(*addresses, "/es/news/", "/es/news/2026/x/")

    def tabs(address: str) -> list[tuple[str, str | None, str | None]]:
        shell = drawn.shells[ShellRequest.of(address, LANGUAGES)]
        return hrefs(fill(shell, PageSlots(address, "X")), ".frame-nav")

    assert tabs("/news/") == [
        ("News", "./", "page"),
        ("Events", "../events/", None),
        ("About", "../about/", None),
    ]
    assert tabs("/news/2026/x/") == [
        ("News", "../../", "true"),
        ("Events", "../../../events/", None),
        ("About", "../../../about/", None),
    ]
    assert tabs("/calendar/2026/12/")[1] == ("Events", "../../../events/", "true")
    assert [current for _, _, current in tabs("/people/x/")] == [None, None, None]
    # Nobody asked for /es/events/, and nobody wrote about.es.md.
    assert tabs("/es/news/") == [("Noticias", "./", "page")]
    assert tabs("/es/news/2026/x/") == [("Noticias", "../../", "true")]
    assert hrefs(fill_hand_page(drawn.pages["/about/"], {}), ".frame-nav") == [
        ("News", "../news/", None),
        ("Events", "../events/", None),
        ("About", "./", "page"),
    ]


def test_the_foot_leads_to_every_page_beside_the_home_page(host: Callable[..., Host]) -> None:
    """
    == content/pages/about.md ==
    # About the office
    == content/pages/accessibility.md ==
    # Accessibility
    == content/pages/privacy.md ==
    # Privacy
    == content/pages/privacy.es.md ==
    # Privacidad
    == content/pages/invite.md ==
    # Invite the Mayor
    == content/pages/guides/parade.md ==
    # How to hold a parade
    """
    drawn = host("/es/news/")
    made = fill(drawn.shells[ShellRequest("news", 2, "es")], PageSlots("/es/news/", "Noticias"))

    def links(heading: str) -> list[tuple[str, str | None, str | None]]:
        return [
            (link.text(strip=True), link.attributes["href"], link.attributes.get("lang"))
            for link in page(made).css(f"[aria-labelledby={heading}] a")
        ]

    # There is no about.es.md for a Spanish tab.
    assert links("__foot_office") == []
    assert links("__foot_services") == [("Invite the Mayor", "../../invite/", "en")]
    assert links("__foot_site") == [
        ("Accessibility", "../../accessibility/", "en"),
        ("Privacidad", "../privacy/", None),
        ("Calendario", "../calendar.ics", None),
    ]
