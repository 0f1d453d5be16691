"""Every Markdown file of a folder as a PDF, with pandoc, so many at a time.

python with_pandoc.py FOLDER JOBS PANDOC ENGINE [OPTION …]
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

if __name__ == "__main__":
    folder, jobs, pandoc, engine, *options = sys.argv[1:]

    def make(file: Path) -> None:
        """The PDF beside its file."""
        command = [pandoc, file.name, "--standalone", f"--pdf-engine={engine}", *options]
        output = ["--output", file.with_suffix(".pdf").name]
        subprocess.run([*command, *output], cwd=file.parent, check=True)

    with ThreadPoolExecutor(int(jobs)) as pool:
        list(pool.map(make, sorted(Path(folder).glob("*.md"))))
