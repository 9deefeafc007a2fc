"""The rules of the house that a machine can hold: who imports whom, sizes, language as data, no traces of a machine."""
from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STAGES = ("catalog", "parse", "extract", "link", "publish", "evaluate")
OWNERS = {  # library -> where it may be imported
    "pdfplumber": ("parse", "page_image"), "pypdfium2": ("parse", "page_image"), "spacy": ("extract",),
    "rapidfuzz": ("link", "evaluate"), "sqlite_utils": ("publish",), "click": ("cli",),
}
PYTHON = sorted([*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("datasette/**/*.py")])
TOML = sorted([*ROOT.glob("pipeline/**/*.toml"), *ROOT.glob("datasette/*.toml")])


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_no_stage_imports_another_and_the_shared_modules_import_no_stage(path: Path) -> None:
    parts = path.relative_to(ROOT).parts
    if parts[0] != "pipeline":
        return
    own = parts[1] if parts[1] in STAGES else None
    around = {"steps.py", "document_steps.py", "cli.py", "summary.py", "commands.py", "scores.py"}
    if own is None and parts[1] in around:
        return
    stages = {m.split(".")[1] for m in imports(path) if m.startswith("pipeline.") and m.split(".")[1] in STAGES}
    assert stages <= {own}, f"{name(path)} imports {sorted(stages)}"


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_a_library_is_imported_only_where_it_belongs(path: Path) -> None:
    parts = path.relative_to(ROOT).parts
    if parts[0] != "pipeline":
        return
    home = parts[1].removesuffix(".py")
    for library, homes in OWNERS.items():
        used = any(m == library or m.startswith(library + ".") for m in imports(path))
        assert not used or home in homes or (library == "click" and home == "commands"), f"{name(path)} imports {library}"


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_files_and_functions_are_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300, f"{name(path)} has {source.count(chr(10))} lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 45, f"{name(path)}:{node.lineno} {node.name} has {length} lines"


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_modules_say_what_they_do(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(ast.parse(source)), f"{name(path)} has no docstring"


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_language_stands_in_toml(path: Path) -> None:
    """A string with a space and æ, ø or å is a phrase (or a regular expression, told by its backslash)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    held = [node.value for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation]
    phrases = [text for text in held if re.search(r"[æøåÆØÅ]", text) and " " in text.strip() and "\\" not in text]
    assert not phrases, f"{name(path)}: {phrases[:5]}"


@pytest.mark.parametrize("path", TOML, ids=name)
def test_language_files_are_readable(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))


def tracked_text() -> list[Path]:
    suffixes = {".py", ".toml", ".md", ".html", ".css", ".js", ".json", ".sql", ".txt", ".jsonl", ".yml", ""}
    apart = {".git", ".venv", "node_modules", "__pycache__", ".cache", ".pytest_cache", ".mypy_cache", ".ruff_cache"}
    return [p for p in sorted(ROOT.rglob("*")) if p.is_file() and p.suffix in suffixes
            and not apart & set(p.relative_to(ROOT).parts)]


def test_no_path_of_a_machine_and_no_registry_host() -> None:
    telling = re.compile("|".join((r"/ro" + r"ot/", r"/ho" + r"me/\w", r"pypi\.o" + r"rg", r"registry\.npm" + "js", r"--index" + "-url", r"files\.python" + "hosted")))
    found = [f"{name(p)}: {m.group()}" for p in tracked_text()
             if (m := telling.search(p.read_text(encoding="utf-8", errors="replace")))]
    assert not found


def test_the_site_is_a_folder_and_no_package() -> None:
    assert not list(ROOT.glob("datasette/__init__.py"))
