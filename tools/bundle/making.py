"""Gather the wheels of all locked packages, our own, and the files for a server; pack them with their checksums."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).resolve().parent / "files"
PLATFORM = "linux-x86_64"
# Without these a page has no design and no German.
NEEDED = ("web/static/vendor/stamp.txt", "locale/de/LC_MESSAGES/django.mo", "web/static/web/app.css")


def make_bundle(folder: Path) -> Path:
    """Return the archive, written into a folder."""
    name = f"bildungsbuero-{version()}-{PLATFORM}"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        content = Path(work) / name
        wheels = content / "wheels"
        wheels.mkdir(parents=True)
        gather_wheels(wheels)
        check_own_wheel(build_own_wheel(wheels))
        for path in sorted(FILES.iterdir()):
            shutil.copy(path, content / path.name)
        shutil.copy(ROOT / "requirements.lock", content / "requirements.lock")
        shutil.copy(ROOT / "LICENSE", content / "LICENSE")
        (content / "VERSION").write_text(version() + "\n", "ascii")
        write_checksums(content)
        return pack(content, folder / f"{name}.tar.gz")


def version() -> str:
    """Return the version of the product."""
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return found


def gather_wheels(target: Path) -> None:
    """Bring the wheel of every locked package, held against its hash, and pip itself for servers that lack it."""
    pip(
        "download",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--requirement",
        str(ROOT / "requirements.lock"),
        into=target,
    )
    pip("download", "--no-deps", "--only-binary", ":all:", "pip", into=target)


def build_own_wheel(target: Path) -> Path:
    """Build our own wheel, with the parts of other projects that pages serve."""
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)], cwd=ROOT, check=True)
    return next(target.glob("bildungsbuero-*.whl"))


def check_own_wheel(wheel: Path) -> None:
    """Everything that `make assets` and `make setup` make is inside."""
    names = set(zipfile.ZipFile(wheel).namelist())
    missing = [name for name in NEEDED if f"bildungsbuero/{name}" not in names]
    if missing:
        sys.exit(f"missing in {wheel.name}: {', '.join(missing)}; run make assets first")


def write_checksums(content: Path) -> None:
    """Write a line for each file, as sha256sum reads them."""
    files = sorted(path for path in content.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(content)}" for path in files]
    (content / "SHA256SUMS").write_text("\n".join(lines) + "\n", "utf-8")


def pack(content: Path, target: Path) -> Path:
    """Return one archive; wheels are packed already, so little effort is spent on packing them once more."""
    beside = target.with_suffix(".unfinished")
    with tarfile.open(beside, "w:gz", compresslevel=1) as archive:
        archive.add(content, arcname=content.name)
    return beside.replace(target)


def pip(*arguments: str, into: Path) -> None:
    """Run pip of this environment."""
    command = [sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check", "--dest", str(into)]
    subprocess.run(command, check=True)
