"""The commands: parse the arguments, call one function, print. What they say stands in messages.toml."""
from __future__ import annotations

import tempfile
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from pipeline import site
from pipeline.commands import (
    add,
    check,
    corpus_option,
    database_option,
    decide,
    extracted_option,
    fail,
    opened,
    path_option,
    search,
    show,
    trace,
)
from pipeline.messages import explain, say

DEFAULT_PORT = 8001


@click.group(help=say("help.main"))
@click.version_option(package_name="kravspor")
def main() -> None:
    pass


def build_command(name: str, until: str):
    @main.command(name, help=say(f"help.{name}"))
    @corpus_option
    @extracted_option
    @database_option
    @click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help=say("help.jobs"))
    @click.option("--ocr", is_flag=True, help=say("help.ocr"))
    @click.option("--quiet", is_flag=True, help=say("help.quiet"))
    def command(corpus: Path, extracted: Path, database: Path, jobs: int, ocr: bool, quiet: bool) -> None:
        from pipeline.steps import NothingToBuild, Places, build
        from pipeline.summary import summary
        try:
            with progress_bar(quiet) as show:
                built = build(Places(corpus, extracted, database), until, jobs, ocr, show)
        except NothingToBuild as error:
            for issue in error.issues:
                click.echo(say("build.unread", file=issue.document, why=explain(issue)), err=True)
            fail(say(error.problem, **error.values))
        if not quiet:
            for line in summary(built, database):
                click.echo(line)
    return command


for _name, _until in (("build", "publish"), ("parse", "parse"), ("extract", "extract"), ("link", "link"), ("publish", "publish")):
    build_command(_name, _until)


class progress_bar:
    """A bar on the terminal for each kind of work; nothing where nobody watches. Shown only after a second's work."""

    def __init__(self, quiet: bool) -> None:
        console = Console(stderr=True)
        self.bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console,
                            transient=True, disable=quiet or not console.is_terminal)
        self.tasks: dict[str, TaskID] = {}

    def __enter__(self):
        self.bar.start()
        return self.show

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def show(self, work: str, done: int, of: int) -> None:
        if work not in self.tasks:
            self.tasks[work] = self.bar.add_task(say(work), total=of)
        self.bar.update(self.tasks[work], completed=done, total=of)


@main.command(help=say("help.serve"))
@database_option
@path_option("corpus", None, "corpus")
@click.option("--port", type=click.IntRange(1, 65535), default=DEFAULT_PORT, show_default=True, help=say("help.port"))
def serve(database: Path, corpus: Path | None, port: int) -> None:
    from datasette.cli import cli as datasette_cli
    try:
        site.check_database(database)
        site.check_port(port)
    except site.SiteError as error:
        fail(say(error.problem, **error.values))
    click.echo(say("serve.address", port=port))
    with tempfile.TemporaryDirectory() as folder:
        arguments = site.datasette_arguments(database, corpus or site.remembered_corpus(database), port, Path(folder))
        site.take_turns()
        site.without_access_log()
        datasette_cli.main(arguments, standalone_mode=False)
    click.echo(say("serve.stopped"))


@main.command(help=say("help.evaluate"))
@click.argument("labels", type=click.Path(path_type=Path, exists=True))
@database_option
@click.option("--misses", type=int, default=0, help=say("help.misses"))
def evaluate(labels: Path, database: Path, misses: int) -> None:
    from pipeline.evaluate import report
    opened(database)
    if not list(labels.glob("*.jsonl")):
        fail(say("evaluate.no_labels", path=labels))
    for line in report(database, labels, misses):
        click.echo(line)


for _command in (add, check, decide, search, show, trace):
    main.add_command(_command)


if __name__ == "__main__":
    main()
