"""Every Markdown file of a folder as an accessible PDF, with WeasyPrint, on all cores.

It is run by the Python of `.venv-bench`.
"""

from __future__ import annotations

import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def make(file: Path) -> None:
    """The PDF beside its file."""
    from markdown import markdown
    from weasyprint import HTML

    front, text = file.read_text("utf-8").split("---\n", 2)[1:]
    title = re.search(r"^title: (.*)$", front, re.MULTILINE)
    page = f"""<!doctype html><html lang="en"><head><title>{title[1] if title else ""}</title>
    <link rel="stylesheet" href="print.css"></head><body>{markdown(text)}</body></html>"""
    html = HTML(string=page, base_url=f"{file.parent}/")
    html.write_pdf(file.with_suffix(".pdf"), pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    with ProcessPoolExecutor(int(sys.argv[2])) as pool:
        list(pool.map(make, sorted(Path(sys.argv[1]).glob("*.md"))))
