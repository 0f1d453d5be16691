"""The page around every page: MkDocs and Material draw it, Herald fills it.

This package is all that knows MkDocs' page. `drawing.render_host` runs MkDocs once, in memory but
for an empty temporary folder, and brings back what is drawn there and nowhere else, a `host.Host`:

- *shells*: Material's page for a section, a depth and a language, with marked slots, which
  `filling.fill` turns into the page of one record. Depth matters because the links in the page are
  relative, so that a site works in any folder of any host;
- the pages that people write by hand in content/pages, with a slot for each list they embed;
- the theme's files, and what the search is to find on those pages.

A filled shell is what MkDocs would make of a Markdown file at the same address with the same words,
byte for byte; the tests compare the two.

What is drawn: `letterhead` is what stands on every page, `host` what comes back. How MkDocs draws
it: `configuration` makes its settings of the office's mkdocs.yml, `drawing` runs it, and
`print_shop` is the plugin that meets it at every step, with `admission` for the files that are
published, `editions` and `navigation` for the links around a page, `hand_pages`, `frame` for what
the templates are given, and `findings` for what an editor is told. How it is filled: `slots` says
what a page's own words are, `head` and `filling` put them in. How it is kept: `dependencies` names
a drawing by all that it is made from, and `storage` writes it down.
"""
