"""The policy: what stands in a page is let through by its digest, and nothing by its place."""

from __future__ import annotations

from herald.render.policy import NONE, Inline, inline_of, joined, policy, policy_of_server


def test_a_page_without_scripts_lets_none_run() -> None:
    assert policy(NONE) == (
        "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; "
        "form-action 'self'; img-src 'self' data:; manifest-src 'self'; media-src 'self'; "
        "script-src 'self'; style-src 'self'; worker-src 'self'"
    )


def test_what_stands_in_a_page_is_let_through_by_its_digest() -> None:
    # printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    alert = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    page = (
        "<script>alert(1)</script><SCRIPT async >alert(1)</SCRIPT >"
        '<script src="a.js"></script><script type="application/ld+json">{"a": 1}</script>'
        "<style>p{}</style>"
    )
    inline = inline_of(page)
    assert inline.scripts == (alert,)
    assert len(inline.styles) == 1
    said = policy_of_server(joined([inline, NONE, Inline(scripts=("'sha256-0'",))]))
    assert f"; script-src 'self' 'sha256-0' {alert}; " in said
    assert f"; style-src 'self' {inline.styles[0]}; " in said
    assert said.endswith("; frame-ancestors 'none'")
