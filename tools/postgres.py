"""A PostgreSQL of its own for tests and benchmarks: made in a folder, on a free port of this machine, without fsync.

`python -m tools.postgres COMMAND …` runs a command on such a database.

It lives as long as the `with` block. Nothing of it is safe from a power cut, and nothing of it is meant to be.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "max_wal_size": "4GB",
    "shared_buffers": "256MB",
    "work_mem": "64MB",
    "maintenance_work_mem": "512MB",
}


class NoServer(Exception):
    """This machine does not let us run a server."""


def programs() -> Path | None:
    """Return the folder of the newest installed server, None where there is none."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).parent)
    return max(found, key=lambda path: [int(part) for part in path.parts if part.isdecimal()], default=None)


@contextmanager
def server(folder: Path | None = None) -> Iterator[str]:
    """Give the address of a database; with `folder` it keeps its content for the next time."""
    if folder is None:
        with TemporaryDirectory(prefix="bildungsbuero-postgres-") as made, server(Path(made)) as address:
            yield address
        return
    binaries = programs()
    if binaries is None:
        raise FileNotFoundError("PostgreSQL is not installed here")
    content, password = folder / "cluster", folder / "password"
    if not content.is_dir():
        _make(binaries, folder)
    port = _free_port()
    _run(
        binaries / "pg_ctl", "start", "-w", "-D", str(content), "-l", str(folder / "log"), "-o", _options(port, folder)
    )
    try:
        yield f"postgresql://bench:{password.read_text('ascii')}@127.0.0.1:{port}/postgres"
    finally:
        _run(binaries / "pg_ctl", "stop", "-w", "-m", "fast", "-D", str(content))


def _make(binaries: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    password = folder / "password"
    password.write_text(secrets.token_hex(16), "ascii")
    account = _account()
    if account is not None:
        for path in (folder, password):
            os.chown(path, account.pw_uid, account.pw_gid)
        folder.chmod(0o755)
    _run(
        binaries / "initdb",
        "--username=bench",
        f"--pwfile={password}",
        "--auth=scram-sha-256",
        "--locale=C.UTF-8",
        "--encoding=UTF8",
        "--no-sync",
        "-D",
        str(folder / "cluster"),
    )


def _options(port: int, folder: Path) -> str:
    settings = SETTINGS | {"port": str(port), "unix_socket_directories": str(folder)}
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def _account() -> pwd.struct_passwd | None:
    """The account that runs the server, where we are root, as whom it refuses to run."""
    return pwd.getpwnam("postgres") if os.getuid() == 0 else None


def _run(*command: str | Path) -> None:
    account = _account()
    rights = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        **rights,
    )
    if done.returncode:
        sys.stderr.write(done.stderr)
        raise NoServer(f"{Path(command[0]).name} failed")


def main() -> int:
    """Run a command with DATABASE_URL set to a server of its own; where none can be had, say so and succeed."""
    if programs() is None:
        sys.stderr.write("PostgreSQL is not installed: the tests of the apps ran on SQLite alone.\n")
        return 0
    try:
        with server() as address:
            return subprocess.run(sys.argv[1:], check=False, env=os.environ | {"DATABASE_URL": address}).returncode
    except NoServer as problem:
        sys.stderr.write(f"PostgreSQL does not start here ({problem}): the tests of the apps ran on SQLite alone.\n")
        return 0


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
