"""The machine and the versions that a measurement was made with, and where its files are kept."""

import os
import platform
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import bildungsbuero


def described(*packages: str) -> str:
    """Return processor, cores, memory, load and the versions of packages."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    parts = [
        f"{_processor()}, {os.cpu_count()} cores, {_memory_gb():.0f} GB, load {load}",
        f"Python {platform.python_version()}, bildungsbuero {bildungsbuero.__version__}",
        ", ".join(f"{package} {_version(package)}" for package in packages),
    ]
    return "\n".join(part for part in parts if part)


def folder(name: str) -> Path:
    """Return a folder for generated files, below BENCH_DIR or the system's temporary folder."""
    root = Path(os.environ.get("BENCH_DIR") or Path(tempfile.gettempdir()) / "bildungsbuero-bench")
    made = root / name
    made.mkdir(parents=True, exist_ok=True)
    return made


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
