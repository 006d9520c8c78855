"""Copy what pages serve out of `node_modules`: KERN, two subset faces of its font, htmx, Leaflet, Vega.

python -m tools.assets
"""

import gzip
import hashlib
import json
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

import brotli
import fontpkg_fira_sans
from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "bildungsbuero" / "web" / "static" / "vendor"
STAMP = "stamp.txt"


# What is copied: (package, its file or folder, place below the vendor folder).
COPIES = (
    ("@kern-ux/native", "dist/kern.min.css", "kern/kern.min.css"),
    ("htmx.org", "dist/htmx.min.js", "htmx/htmx.min.js"),
    ("leaflet", "dist/leaflet.js", "leaflet/leaflet.js"),
    ("leaflet", "dist/leaflet.css", "leaflet/leaflet.css"),
    ("leaflet", "dist/images", "leaflet/images"),
    ("vega", "build/vega.min.js", "vega/vega.min.js"),
    ("vega-lite", "build/vega-lite.min.js", "vega/vega-lite.min.js"),
    ("vega-embed", "build/vega-embed.min.js", "vega/vega-embed.min.js"),
)

# Faces of KERN's own font. The browser fetches the second part only where a page holds one of its letters.
FACES = (("FiraSans-Regular", "400 500"), ("FiraSans-SemiBold", "600 900"))
PARTS = (
    (
        "latin",
        "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,"
        "U+2190-2193,U+2212,U+2215,U+2248,U+2260,U+2264-2265,U+FB01-FB02",
    ),
    ("more", "U+0100-0130,U+0132-0151,U+0154-024F,U+0259,U+0400-045F,U+0490-0491,U+04B0-04B1,U+1E00-1EFF,U+2116"),
)
FONT_FACE = """@font-face {{
  font-family: "Fira Sans";
  font-style: normal;
  font-weight: {weight};
  font-display: swap;
  src: url("{face}-{part}.woff2") format("woff2");
  unicode-range: {range};
}}
"""
COMPRESSED = {".css", ".js", ".svg", ".txt"}


def main() -> int:
    """Fill the vendor folder where it is missing or older than its sources."""
    if not (MODULES / ".ready").is_file():
        print("node_modules is missing: run `make assets`.", file=sys.stderr)
        return 1
    if _stamp(VENDOR) == _fingerprint():
        return 0
    fresh = VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    _copy_packages(fresh)
    _subset_faces(fresh / "fonts")
    _write_licences(fresh / "LICENSES.txt")
    _compress(fresh)
    (fresh / STAMP).write_text(_fingerprint(), "utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    return 0


def _fingerprint() -> str:
    parts = [(ROOT / "package-lock.json").read_bytes(), Path(__file__).read_bytes(), version("fonttools").encode()]
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def _stamp(folder: Path) -> str:
    stamp = folder / STAMP
    return stamp.read_text("utf-8") if stamp.is_file() else ""


def _copy_packages(folder: Path) -> None:
    for package, source, target in COPIES:
        origin, goal = MODULES / package / source, folder / target
        goal.parent.mkdir(parents=True, exist_ok=True)
        if origin.is_dir():
            shutil.copytree(origin, goal)
        else:
            shutil.copyfile(origin, goal)


def _subset_faces(folder: Path) -> None:
    folder.mkdir()
    rules = []
    for face, weight in FACES:
        source = MODULES / "@kern-ux/native/dist/fonts/fira-sans" / f"{face}.woff2"
        for part, unicodes in PARTS:
            _subset(source, folder / f"{face}-{part}.woff2", unicodes)
            rules.append(FONT_FACE.format(face=face, weight=weight, part=part, range=unicodes))
    (folder / "fonts.css").write_text("".join(rules), "utf-8")


def _subset(source: Path, target: Path, unicodes: str) -> None:
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "locl", "ccmp", "mark", "mkmk", "tnum"]
    font = TTFont(source)
    font["OS/2"].fsSelection &= 0x7F  # bits that version 3 of the table does not define
    tool = subset.Subsetter(options)
    tool.populate(unicodes=subset.parse_unicodes(unicodes))
    tool.subset(font)
    font.flavor = "woff2"
    font.save(target)


def _write_licences(target: Path) -> None:
    parts = ["What lies in this folder is the work of others, bundled files included, under the licences below.\n"]
    for name, kind in _served_packages():
        texts = [path.read_text("utf-8").strip() for path in sorted((MODULES / name).glob("LICENSE*"))]
        parts.append(_chapter(f"{name} ({kind})", "\n\n".join(texts)))
    own = Path(fontpkg_fira_sans.__file__).parent / "LICENSE"
    parts.append(
        _chapter("Fira Sans (OFL-1.1), a subset of the files in @kern-ux/native", own.read_text("utf-8").strip())
    )
    target.write_text("\n".join(parts), "utf-8")


def _served_packages() -> list[tuple[str, str]]:
    # Vega's files hold the d3 packages that they depend on, so everything but the tools of the tests is named.
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    return [
        (path.removeprefix("node_modules/"), entry.get("license", "see its page"))
        for path, entry in sorted(lock["packages"].items())
        if path.count("node_modules/") == 1 and not entry.get("dev")
    ]


def _chapter(title: str, text: str) -> str:
    return f"{'=' * 78}\n{title}\n{'=' * 78}\n\n{text}\n"


def _compress(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.suffix in COMPRESSED:
            content = path.read_bytes()
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
            path.with_name(path.name + ".br").write_bytes(brotli.compress(content))


if __name__ == "__main__":
    sys.exit(main())
