"""The house in order: sizes, contracts, documentation, packaging."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CEILING = 450


def too_long(folder: Path) -> list[str]:
    """The files of a folder that are longer than the ceiling."""
    return [
        f"{path.relative_to(folder)}: {length}"
        for path in sorted(folder.rglob("*.py"))
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > CEILING
    ]


def test_no_file_is_longer_than_the_ceiling() -> None:
    assert list((ROOT / "src").rglob("*.py"))
    assert too_long(ROOT / "src") == []


def test_a_file_that_is_too_long_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "long.py").write_text("x = 1\n" * (CEILING + 1))
    (tmp_path / "short.py").write_text("x = 1\n" * CEILING)
    assert too_long(tmp_path) == [f"long.py: {CEILING + 1}"]


def modules_after(code: str, tmp_path: Path) -> set[str]:
    """The modules that a fresh interpreter has loaded once it has run some code."""
    script = f"{code}\nimport sys\nsys.stderr.write('MODULES ' + ' '.join(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path, encoding="utf-8"
    )
    return set(run.stderr.partition("MODULES ")[2].split())


def command(*arguments: str) -> str:
    return (
        "import contextlib\nfrom briefing.cli.main import main\n"
        f"with contextlib.suppress(SystemExit): main({list(arguments)!r})"
    )


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_the_first_words_need_nothing_heavy(option: str, tmp_path: Path) -> None:
    assert not modules_after(command(option), tmp_path) & {"pydantic", "rich", "textual", "yaml", "rapidfuzz"}


def test_importing_the_package_imports_nothing_heavy(tmp_path: Path) -> None:
    loaded = modules_after("import briefing; dir(briefing); briefing.__version__", tmp_path)
    assert not loaded & {"pydantic", "rich", "textual", "yaml", "click"}


def test_an_export_needs_no_screen(tmp_path: Path) -> None:
    loaded = modules_after(command("export", str(ROOT / "tests" / "data" / "pact" / "pact.yaml")), tmp_path)
    assert "pydantic" in loaded
    assert not loaded & {"textual", "rapidfuzz"}


def test_a_check_reads_the_metadata_of_no_package_and_no_mail(tmp_path: Path) -> None:
    loaded = modules_after(command("check", str(ROOT / "tests" / "data" / "pact" / "pact.yaml")), tmp_path)
    assert "briefing.check" in loaded
    assert not loaded & {"importlib.metadata", "email"}


def test_opening_a_path_needs_no_parser_of_options(tmp_path: Path) -> None:
    pact = ROOT / "tests" / "data" / "pact" / "pact.yaml"
    loaded = modules_after(command(str(pact)), tmp_path)
    assert "briefing.export" in loaded
    assert "click" not in loaded
    assert "click" in modules_after(command("--ascii", str(pact)), tmp_path)


def test_the_first_screen_needs_no_proof_and_a_key_waits_for_no_slow_clock(tmp_path: Path) -> None:
    code = """import briefing.reader, textual.constants
from briefing.reader.panes import pane_class
pane_class("summary")
assert textual.constants.MAX_FPS > 60"""
    loaded = modules_after(code, tmp_path)
    assert "briefing.reader.pages.summary" in loaded
    assert not loaded & {"briefing.check.proof", "briefing.check.rules", "briefing.reader.panes.statements", "tomllib"}


def test_loading_builds_the_validator_of_the_whole_brief_alone(tmp_path: Path) -> None:
    pact = ROOT / "tests" / "data" / "pact" / "pact.yaml"
    code = f"""import briefing
file = briefing.load({str(pact)!r})
assert type(file.briefing).__pydantic_complete__ and not type(file.briefing.quotes[0]).__pydantic_complete__"""
    modules_after(code, tmp_path)


def test_the_public_face_is_what_it_says() -> None:
    import briefing

    file = briefing.load(ROOT / "tests" / "data" / "pact" / "pact.yaml")
    assert isinstance(file.briefing, briefing.Briefing)
    assert briefing.export.export_text(file).startswith("TLP:GREEN")
    assert briefing.compare.compare_files(file, file).changes == ()
    for name in briefing.__all__:
        assert getattr(briefing, name) is not None
    with pytest.raises(AttributeError):
        _ = briefing.nothing


def test_the_version_stands_in_one_place_only() -> None:
    import briefing

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == briefing.__version__


def test_every_version_is_pinned_without_an_address() -> None:
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line) for line in lines)
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"], *groups["dev"], *groups["docs"]]
    assert {re.split(r"[<>=!~ ]", name)[0].lower() for name in wanted} <= pinned
    assert "textual==8.2.8" in lines


def test_the_readme_lists_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from write_readme import with_keys

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert with_keys(readme) == readme
    assert "| `q` |" in readme


def test_the_readme_names_every_command() -> None:
    from briefing.cli.commands import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`briefing {name}" not in readme] == []


def test_the_pictures_of_the_readme_are_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"\]\((docs/screens/[a-z]+\.svg)\)", readme)
    assert len(pictures) >= 5
    assert all((ROOT / picture).read_text(encoding="utf-8").startswith("<svg") for picture in pictures)


def test_the_example_of_the_readme_is_a_brief() -> None:
    from briefing.files import load_text

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", readme, re.DOTALL)
    assert example is not None
    assert load_text(example[1]).briefing.title


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once and without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_the_example_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "briefing/demo/harbour-strike.yaml" in names
    assert "briefing/demo/sources/coast-wire.txt" in names
    assert "briefing/py.typed" in names
    assert "briefing/reader/app.tcss" in names
    assert [name for name in names if name.endswith(".data/data/share/man/man1/briefing-check.1")] != []
    assert not [name for name in names if "test" in name or "moldova" in name]


def test_the_contracts_between_the_layers_are_kept() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_a_forbidden_import_would_be_noticed(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "src", tmp_path / "src")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    page = tmp_path / "src" / "briefing" / "model" / "quote.py"
    page.write_text(page.read_text() + "\nimport briefing.files\n")
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'src')!r})\n"
        "from importlinter.cli import lint_imports_command\nlint_imports_command(['--no-cache'])"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "briefing.model is not allowed to import briefing.files" in run.stdout


def test_the_page_of_the_rules_is_what_the_registry_says() -> None:
    from briefing.check.registry import REGISTRY, rules_page

    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == rules_page()
    assert [code for code in REGISTRY if f"| {code} |" not in page] == []
