"""The two verbs of this tool."""

import os
import sys
import tempfile

from tools import messages


def main(arguments: list[str]) -> int:
    """Run one of the two verbs; 1 where a page is out of date, 2 for wrong use."""
    if arguments not in (["write"], ["check"]):
        print("python -m tools.reference write | check")
        return 2
    with tempfile.TemporaryDirectory(prefix="bildungsbuero-reference-") as folder:
        _prepare(folder)
        from tools.reference import shelf

        if arguments == ["write"]:
            for path in shelf.write():
                print(f"written: {path}")
            return 0
        stale = shelf.out_of_date()
    for path in stale:
        print(f"out of date: {path} (make fix)")
    return 1 if stale else 0


def _prepare(folder: str) -> None:
    """Make Django ready in an empty data folder: no local setting may change a page."""
    import django

    messages.compile_all()
    for name in [name for name in os.environ if name.startswith("BILDUNGSBUERO_") or name == "DATABASE_URL"]:
        del os.environ[name]
    os.environ["BILDUNGSBUERO_DATA_DIR"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "bildungsbuero.config.settings"
    django.setup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
