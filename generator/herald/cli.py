"""The command line: where the clock is read, exceptions are caught, and people are spoken to.

Exit codes: 0 when all is well, 1 for errors in the records, 2 for a wrong command, 3 for our bug.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from herald import __version__, report
from herald.manuscript import Manuscript
from herald.problems import errors, plain
from herald.stopped import Stopped

if TYPE_CHECKING:
    from herald.problems import Problem
    from herald.sealing.files import Done
    from herald.settings import Settings

EXIT_PROBLEMS = 1
EXIT_STOPPED = 2
EXIT_BUG = 3
PARTS = ("site", "documents", "alert", "newsletters", "press", "papers", "handouts")

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=".",
    help="The office's folder, where office.yml is; by default the current one.",
)
at_option = click.option(
    "--at",
    "moment",
    metavar="MOMENT",
    help="The moment of the build, 2026-11-20T12:00 in the office's time zone; by default now.",
)
commit_option = click.option(
    "--commit",
    "revision",
    metavar="REV",
    help="Reads the files of this commit, and not those of the working tree.",
)
identity_option = click.option(
    "--identity",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="HERALD_IDENTITY",
    help="The file with your key, which opens sealed records; by default $HERALD_IDENTITY.",
)


class KindName(click.ParamType[str]):
    """The name of a kind; the kinds are imported when one is given, and not for every command."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from herald.kinds import BY_NAME

        return click.Choice(sorted(BY_NAME)).convert(value, param, ctx)


class _Problems(click.ClickException):
    """Errors in the records that leave a command nothing to do."""

    exit_code = EXIT_PROBLEMS

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(report.told(problems, report.Format.TEXT))

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="herald")
def commands() -> None:
    """A mayor's office in git: checks records, and makes the site, documents and newsletters."""


@commands.command()
@root_option
@at_option
@commit_option
@identity_option
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in report.Format]),
    default=report.Format.TEXT.value,
    help="How problems are told.",
)
def check(
    root: Path, moment: str | None, revision: str | None, identity: Path | None, form: str
) -> None:
    """Reads and checks everything; writes nothing."""
    from tempfile import TemporaryDirectory

    from herald.checkout import copy_to_read
    from herald.execution import cores, crew
    from herald.history import history_of, paths_of_interest
    from herald.inspection import inspect
    from herald.records.reader import read_settings

    manuscript = _manuscript(root, revision, identity)
    closed = 0
    with TemporaryDirectory(prefix="herald-") as folder, crew(cores()) as workers:
        copy = copy_to_read(root, manuscript, Path(folder))
        wrong = read_settings(copy.folder)[1]
        problems = [*copy.problems] or wrong
        if not wrong:
            at, key = _at(copy.folder, moment), manuscript.key
            wanted = paths_of_interest(copy.folder)
            history = history_of(root, manuscript.commit, wanted=wanted)
            found = inspect(copy.folder, at, workers=workers, key=key, history=history)
            problems, closed = sorted({*copy.problems, *found.problems}), found.closed
    _say_closed(closed, manuscript)
    click.echo(report.told(problems, report.Format(form)))
    if errors(problems):
        sys.exit(EXIT_PROBLEMS)


@commands.command()
@root_option
@at_option
@commit_option
@identity_option
@click.option("--jobs", type=click.IntRange(1), help="How many at a time; by default the cores.")
@click.option("--only", help=f"Only these parts, of {', '.join(PARTS)}.", metavar="PARTS")
@click.option("--no-cache", is_flag=True, help="Makes everything anew.")
def build(
    root: Path,
    moment: str | None,
    revision: str | None,
    identity: Path | None,
    jobs: int | None,
    only: str | None,
    *,
    no_cache: bool,
) -> None:
    """Checks, then makes `site/` and `private/`; with errors nothing is written."""
    parts = _parts(only)
    manuscript = _manuscript(root, revision, identity)
    if not no_cache and _is_done(root, moment, parts, manuscript):
        return
    from herald.build import build as build_office

    result = build_office(
        root,
        _at(root, moment, manuscript),
        jobs=jobs,
        parts=parts,
        use_cache=not no_cache,
        manuscript=manuscript,
    )
    for problem in result.problems:
        click.echo(str(problem), err=True)
    _say_closed(result.closed, manuscript)
    if errors(result.problems):
        click.echo(report.summary(result.problems) + "; nothing was written.", err=True)
        sys.exit(EXIT_PROBLEMS)
    for line in result.summary():
        click.echo(line)


@commands.command()
@root_option
@at_option
@click.option("--jobs", type=click.IntRange(1), help="How many at a time; by default the cores.")
@click.option("--no-cache", is_flag=True, help="Makes everything anew.")
@click.option("--commit", "revision", metavar="REV", help="By default the last one, HEAD.")
def publish(
    root: Path, moment: str | None, jobs: int | None, revision: str | None, *, no_cache: bool
) -> None:
    """Makes the site as of now, and publishes it in `published/site` if every gate lets it pass.

    Of a commit, whatever lies in the working tree; of an office outside git, as its files are.
    Never of a moment that is still to come, and never of one before the last publication.
    """
    from herald.checkout import is_kept
    from herald.delivery.publication import publish as publish_office

    at = _at(root, moment)
    result = publish_office(
        *(root, at, datetime.now(UTC)),
        jobs=jobs,
        use_cache=not no_cache,
        manuscript=_manuscript(root, revision or ("HEAD" if is_kept(root) else None), None),
    )
    for problem in result.problems:
        click.echo(str(problem), err=True)
    if errors(result.problems):
        click.echo(report.summary(result.problems) + "; nothing was published.", err=True)
        sys.exit(EXIT_PROBLEMS)
    click.echo(f"published/site: {result.files} files, as of {at:%Y-%m-%d %H:%M %Z}")


@commands.command()
@root_option
@at_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    help="How the plan is told; ics is a calendar.",
)
def plan(root: Path, moment: str | None, form: str) -> None:
    """Says when something is released, lifted or expires next, and what is overdue."""
    from herald.delivery import plan as planning
    from herald.delivery.publication import last_moment
    from herald.execution import cores, crew
    from herald.inspection import inspect

    at = _at(root, moment)
    with crew(cores()) as workers:
        inspection = inspect(root, at, workers=workers)
    if inspection.office is None or errors(inspection.problems):
        raise _Problems(errors(inspection.problems))
    found = planning.plan(inspection.office, at, last_moment(root))
    match form:
        case "json":
            click.echo(planning.as_json(found))
        case "ics":
            click.echo(planning.as_calendar(found, inspection.office.settings), nl=False)
        case _:
            click.echo(planning.as_text(found))


@commands.command()
@root_option
@at_option
@click.option("--jobs", type=click.IntRange(1), help="How many at a time; by default the cores.")
def verify(root: Path, moment: str | None, jobs: int | None) -> None:
    """Builds, and proves that nothing that is not released shows in anything public."""
    from herald.verification import ADVICE
    from herald.verification import verify as verify_office

    found = verify_office(root, _at(root, moment), jobs=jobs)
    for problem in found.problems:
        click.echo(str(problem), err=True)
    if errors(found.problems):
        click.echo(report.summary(found.problems) + "; nothing was compared.", err=True)
        sys.exit(EXIT_PROBLEMS)
    for difference in found.differences:
        click.echo(str(difference), err=True)
    click.echo(found.summary())
    if found.differences:
        click.echo(ADVICE, err=True)
        sys.exit(EXIT_PROBLEMS)


@commands.command()
@root_option
@at_option
@click.argument(
    "folder", required=False, type=click.Path(file_okay=False, resolve_path=True, path_type=Path)
)
def scan(root: Path, moment: str | None, folder: Path | None) -> None:
    """Looks in FOLDER, by default site/, for anything that the office has not released.

    It reads the office by itself and shares nothing with what builds the site. What it finds is
    told by file and field, never in words, and written to private/leak-report.json.
    """
    from herald.delivery.leak_scan import scanned

    found = scanned(root, root, _at(root, moment), folder or root / "site")
    for line in found.sentences:
        click.echo(line)
    if not found.is_clean:
        sys.exit(EXIT_PROBLEMS)


@commands.command()
@root_option
@at_option
@click.option("--port", default=8000, help="On 127.0.0.1.", show_default=True)
def serve(root: Path, moment: str | None, port: int) -> None:
    """Builds, serves on 127.0.0.1, and builds and reloads on every save."""
    from herald.delivery.preview import serve as serve_office

    # Without --at every build is of its own moment, so that a preview lives on as the day does.
    def now() -> datetime:
        try:
            return _at(root, moment)
        except _Problems as wrong:
            raise Stopped(wrong.message) from wrong

    serve_office(root, now, port=port, say=click.echo)


@commands.command()
@root_option
@at_option
@identity_option
@click.argument("day", metavar="DATE")
@click.option("--until", metavar="DATE", help="The last day of the book; by default DATE itself.")
@click.option("--since", metavar="REV", help="Marks what changed since this commit.")
@click.option(
    "--for",
    "readers",
    type=click.Choice(["mayor", "staff", "press"]),
    default="mayor",
    show_default=True,
    help="Whose copy: what is confidential is in the Mayor's, what is internal in that of staff.",
)
def brief(
    root: Path,
    moment: str | None,
    identity: Path | None,
    day: str,
    until: str | None,
    since: str | None,
    readers: str,
) -> None:
    """Makes the Mayor's briefing book for DATE, written 2026-12-03, in private/briefings/."""
    from herald.briefings import Wanted
    from herald.briefings import brief as make_brief
    from herald.outputs.documents.briefing import READERS
    from herald.outputs.documents.briefing.span import Span

    at = _at(root, moment)
    first = _parsed(day, "00:00", at).date()
    span = Span(first, _parsed(until, "00:00", at).date() if until else first)
    if refusal := span.refusal:
        raise click.UsageError(refusal)
    if since is not None and readers == "press":
        raise click.UsageError(
            "The press's copy is not compared with an earlier one; leave --since out"
        )
    key = _manuscript(root, None, identity).key
    result = make_brief(root, Wanted(span, READERS[readers], since or ""), at, key)
    if errors(result.problems):
        raise _Problems(errors(result.problems))
    book, *cards = result.paths
    click.echo(book)
    for card in cards:
        click.echo(f"and to fold for the pocket: {card}", err=True)


@commands.command()
@root_option
@at_option
@click.argument("kind", type=KindName())
@click.argument("title")
@click.option("--in", "parent", metavar="NAME", help="The committee that a goal belongs to.")
def new(root: Path, moment: str | None, kind: str, title: str, parent: str | None) -> None:
    """Starts a record of KIND called TITLE: a file in the right folder, with the fields to fill."""
    from herald.drafting import draft
    from herald.kinds import BY_NAME
    from herald.records.reader import read_settings

    written = draft(BY_NAME[kind], title, _at(root, moment).date(), parent or "")
    if written.refusal:
        raise click.UsageError(written.refusal)
    path = root / written.path
    if path.exists():
        raise click.UsageError(f"{written.path} is there already; choose another title")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written.text, encoding="utf-8")
    click.echo(written.path)
    settings = read_settings(root)[0]
    if settings and any(written.path.startswith(f"{folder}/") for folder in settings.sealed):
        click.echo(f"Everything in its folder is sealed: herald seal {written.path}", err=True)


@commands.command()
@click.argument("kind", type=KindName(), required=False)
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), help="Writes them here."
)
def schema(kind: str | None, folder: Path | None) -> None:
    """Prints the JSON Schema of KIND, or of all; with --folder writes a file for each."""
    from herald.drafting import json_schema
    from herald.kinds import BY_NAME, KINDS

    chosen = [BY_NAME[kind]] if kind else list(KINDS)
    for each in chosen:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{each.name}.schema.json").write_text(json_schema(each), encoding="utf-8")
        else:
            click.echo(json_schema(each), nl=False)


@commands.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Prints the page of RULE, the word in brackets at the end of a problem."""
    from herald.manual import page, rules
    from herald.records.wording import did_you_mean

    text = page(rule)
    if text is None:
        raise click.UsageError(f"There is no rule '{rule}'.{did_you_mean(rule, rules())}")
    click.echo(text)


@commands.command("list")
@root_option
@identity_option
@click.argument("kind", type=KindName())
def list_records(root: Path, identity: Path | None, kind: str) -> None:
    """Lists the records of KIND: date, name, visibility, title."""
    from herald.kinds import KINDS
    from herald.records.reader import read_office

    reading = read_office(root, KINDS, _manuscript(root, None, identity).key)
    if reading.settings is None:
        raise _Problems(list(reading.problems))
    found = [e for e in reading.entries if e.kind.name == kind]
    first = reading.settings.languages[0]
    rows = [
        (str(e.record.day or ""), e.name, e.record.visibility.value, e.record.title)
        for e in found
        if e.language == first
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in sorted(rows):
        click.echo("  ".join([*map(str.ljust, row, widths), row[3]]).strip())


@commands.command()
@root_option
@identity_option
@click.option("--again", is_flag=True, help="Sealed records, for the recipients of now.")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
def seal(root: Path, identity: Path | None, files: tuple[Path, ...], *, again: bool) -> None:
    """Encrypts the record in FILE for those in .herald/recipients; the plain file goes.

    With --again and no FILE: all sealed records, for when somebody came or left.
    """
    from herald.sealing.files import path_in, seal_again
    from herald.sealing.files import seal as seal_record
    from herald.sealing.keys import key_at, key_needed

    paths = [path_in(root, file) for file in files]
    if again:
        _tell(seal_again(root, paths, key_needed(key_at(identity, root))))
        return
    if not paths:
        raise click.UsageError("Which record? Name its file")
    for path in paths:
        _tell(seal_record(root, path))


@commands.command()
@root_option
@identity_option
@click.option("--print", "shown", is_flag=True, help="Shows the text, and changes nothing.")
@click.argument("file", type=click.Path(path_type=Path))
def unseal(root: Path, identity: Path | None, file: Path, *, shown: bool) -> None:
    """Decrypts the record in FILE; the sealed file goes."""
    from herald.sealing.files import opened, path_in
    from herald.sealing.files import unseal as unseal_record
    from herald.sealing.keys import key_at, key_needed

    path, key = path_in(root, file), key_needed(key_at(identity, root))
    if shown:
        click.echo(opened(root, path, key), nl=False)
    else:
        _tell(unseal_record(root, path, key))


@commands.command()
@root_option
@at_option
@identity_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--editor", envvar=["VISUAL", "EDITOR"], default="vi", help="By default $EDITOR.")
def edit(root: Path, moment: str | None, identity: Path | None, file: Path, editor: str) -> None:
    """Opens the sealed record in FILE in your editor, checks what you wrote, and seals it."""
    import os

    from herald.sealing.editing import Editor
    from herald.sealing.editing import edit as edit_record
    from herald.sealing.files import path_in
    from herald.sealing.keys import key_at

    desk = Editor(editor, os.environ.get("XDG_RUNTIME_DIR", ""))
    at, key = _at(root, moment), key_at(identity, root)
    done = edit_record(root, path_in(root, file), key, desk, at)
    for problem in done.problems:
        click.echo(str(problem), err=True)
    click.echo(f"{done.said}.", err=bool(errors(done.problems)))
    if errors(done.problems):
        sys.exit(EXIT_PROBLEMS)


@commands.command()
@root_option
@click.argument("file", type=click.Path(path_type=Path))
def key(root: Path, file: Path) -> None:
    """Makes a key in FILE, which is yours alone, and prints your line for .herald/recipients."""
    from herald.sealing.keys import write_key

    click.echo(write_key(file, root))


@commands.command(hidden=True)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def manual(folder: Path) -> None:
    """Writes docs/kinds.md and docs/checks.md from the declarations."""
    from herald.manual import write

    write(folder)


def _manuscript(root: Path, revision: str | None, identity: Path | None) -> Manuscript:
    # Little is imported unless it is needed: a build with nothing to do has not started yet.
    commit, key = "", ""
    if revision is not None:
        from herald.checkout import find_commit

        commit = find_commit(root, revision)  # a branch may move on in the meantime
    if identity is not None:
        from herald.sealing.keys import key_at

        key = key_at(identity, root)
    return Manuscript(commit, key)


def _say_closed(number: int, manuscript: Manuscript) -> None:
    """Says once how many sealed records nothing is known of."""
    if number:
        what = "1 sealed record was" if number == 1 else f"{number} sealed records were"
        why = "your key does not open" if manuscript.key else "no key"
        them = (" it" if number == 1 else " them") if manuscript.key else ""
        click.echo(f"{what} not read: {why}{them}.", err=True)


def _tell(done: Done) -> None:
    """Says what was sealed or opened; raises _Problems when nothing was."""
    if done.problems:
        raise _Problems([*done.problems])
    for path in done.paths:
        click.echo(path)
    for notice in done.notices:
        click.echo(f"{notice}.", err=True)


def _is_done(root: Path, moment: str | None, parts: frozenset[str], manuscript: Manuscript) -> bool:
    """Whether a build would find nothing to do; then says what it would say."""
    from herald.program import digest_of_program
    from herald.standstill import STATE, recalled, state_of_office

    now, commit = datetime.now(UTC), manuscript.commit
    held = recalled(
        *(root, root / STATE, digest_of_program(), parts, moment, now),
        lambda: state_of_office(root, commit, with_key=bool(manuscript.key)),
    )
    if held is None:
        return False
    if commit:
        click.echo(f"commit {commit}")
    for warning in held.warnings:
        click.echo(warning, err=True)
    for folder, total in held.totals.items():
        click.echo(f"{folder}: {total} files, 0 made, 0 written, 0 removed")
    return True


def _parts(only: str | None) -> frozenset[str]:
    if only is None:
        return frozenset(PARTS)
    chosen = frozenset(part.strip() for part in only.split(","))
    unknown = sorted(chosen - set(PARTS))
    if unknown:
        raise click.UsageError(f"There is no part '{unknown[0]}'; the parts are {', '.join(PARTS)}")
    return chosen


def _at(root: Path, moment: str | None, manuscript: Manuscript | None = None) -> datetime:
    """The moment of the build, in the office's zone: the only place where the clock is read."""
    from herald.records.reader import SETTINGS_FILE, read_settings, settings_in

    content = None
    if manuscript and manuscript.commit:
        from herald.checkout import committed_file

        content = committed_file(root, manuscript.commit, SETTINGS_FILE)
    settings, problems = read_settings(root) if content is None else settings_in(content)
    if settings is None:
        raise _Problems(problems)
    now = datetime.now(UTC).astimezone(settings.zone)
    if moment is None:
        return now
    return _in_zone(moment, settings)


def _in_zone(moment: str, settings: Settings) -> datetime:
    from pydantic_core import PydanticCustomError

    from herald.records.fields import parse_moment

    try:
        aware = datetime.fromisoformat(moment)
        if aware.tzinfo:
            return aware.astimezone(settings.zone)
    except (ValueError, OverflowError):
        pass  # said below, in the words for every wrong time
    try:
        return parse_moment(moment, settings.zone)
    except PydanticCustomError as error:
        raise click.UsageError(f"--at is '{moment}'; {plain(error.message())}") from None


def _parsed(day: str, clock: str, at: datetime) -> datetime:
    from pydantic_core import PydanticCustomError

    from herald.records.fields import parse_moment

    try:
        return parse_moment(f"{day} {clock}", at.tzinfo or UTC)
    except PydanticCustomError:
        raise click.UsageError(f"The day is '{day}'; a date is written 2026-12-03") from None


def main() -> None:
    """Runs a command; what nobody foresaw becomes exit code 3 with what to send us."""
    try:
        commands.main(standalone_mode=True)
    except Stopped as stopped:
        click.echo(str(stopped), err=True)
        sys.exit(EXIT_STOPPED)
    except Exception as error:  # noqa: BLE001 - the one place where everything is caught
        _apologize(error)
        sys.exit(EXIT_BUG)


def _apologize(error: Exception) -> None:
    from herald.fault import told

    click.echo(told(error), err=True)
    click.echo(
        f"\nThis is a fault in Herald {__version__} and not in your records. "
        "Please send the lines above to the people who look after Herald; "
        "they repeat nothing of what the records say.",
        err=True,
    )


if __name__ == "__main__":
    main()
