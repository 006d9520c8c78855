"""The direction of dependencies, as `.importlinter` states it."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT

CONTRACTS = ROOT / ".importlinter"

# One violation for each contract, in a package of the same shape.
PLANTED = {
    "core/rules.py": "import bildungsbuero.apps.portal\nimport django\n",
    "web/pages.py": "import bildungsbuero.warehouse\n",
    "apps/catalogue/pages.py": "def late():\n    import bildungsbuero.apps.monitoring, duckdb, tantivy\n",
    "search/pages.py": "import django\n",
    "apps/portal/pages.py": ("import bildungsbuero.warehouse.originals\nimport bildungsbuero.warehouse.questions\n"),
}
SKELETON = (
    *("cli", "config", "apps", "web", "warehouse", "search", "formats", "documents", "core", "demo", "indicators"),
    *(
        f"apps/{name}"
        for name in ("portal", "desk", "strategy", "needs", "catalogue", "monitoring", "actors", "territory")
    ),
    *(f"apps/{name}" for name in ("operations", "accounts")),
)
MODULES = (
    *(f"warehouse/{name}.py" for name in ("originals", "engine", "questions", "build", "published")),
    "apps/monitoring/originals.py",
)


def test_every_contract_is_kept():
    done = lint(ROOT)

    assert done.returncode == 0, done.stdout


def test_every_contract_notices_its_violation(tmp_path):
    plant(tmp_path, PLANTED)

    printed = lint(tmp_path).stdout

    names = re.findall(r"^name = (.+)$", CONTRACTS.read_text("utf-8"), re.MULTILINE)
    assert [name for name in names if f"{name} BROKEN" not in printed] == [], printed


def test_an_app_without_a_layer_is_noticed(tmp_path):
    plant(tmp_path, {"apps/newcomer/__init__.py": ""})

    assert "newcomer" in lint(tmp_path).stdout


def plant(folder: Path, violations: dict[str, str]) -> None:
    """Write a package of the same shape, with violations, and the contracts beside it."""
    package = folder / "bildungsbuero"
    empty = {f"{name}/__init__.py": "" for name in SKELETON} | {"__init__.py": ""} | dict.fromkeys(MODULES, "")
    for name, text in (empty | violations).items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / ".importlinter").write_text(CONTRACTS.read_text("utf-8"), "utf-8")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter in a folder; its package comes first on the path."""
    tool = Path(sys.executable).parent / "lint-imports"
    own_path = folder / "src" if folder == ROOT else folder
    return subprocess.run(
        [str(tool), "--no-logo", "--config", ".importlinter"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(own_path), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
