"""What pages load from us: light enough for an old phone, served compressed, licences told."""

import gzip
import json
from pathlib import Path

import pytest
from django.test import Client

from tests.support.cast import make_office

STATIC = Path(__file__).resolve().parents[2] / "src" / "bildungsbuero" / "web" / "static"
VENDOR = STATIC / "vendor"
FIRST_VIEW_LIMIT_KB = 200

needs_assets = pytest.mark.skipif(not (VENDOR / "stamp.txt").is_file(), reason="`make assets` has not run here")


@needs_assets
@pytest.mark.django_db
def test_first_view_of_the_home_page_weighs_less_than_two_hundred_kilobytes() -> None:
    make_office()
    page = Client().get("/trier/").content
    vendor = ["kern/kern.min.css.gz", "fonts/fonts.css.gz", "htmx/htmx.min.js.gz"]
    faces = ["fonts/FiraSans-Regular-latin.woff2", "fonts/FiraSans-SemiBold-latin.woff2"]
    own = ["app.css", "print.css", "app.js", "icons.svg", "icon.svg"]

    weight = len(page)
    weight += sum((VENDOR / name).stat().st_size for name in [*vendor, *faces])
    weight += sum((STATIC / "web" / name).stat().st_size for name in own)

    assert weight / 1024 < FIRST_VIEW_LIMIT_KB


@needs_assets
@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_parts_of_others_are_served_compressed(encoding: str) -> None:
    answer = Client().head("/static/vendor/kern/kern.min.css", headers={"accept-encoding": encoding})

    assert answer.status_code == 200
    assert answer.headers["Content-Encoding"] == encoding


@needs_assets
def test_compressed_file_holds_the_same_bytes() -> None:
    plain = VENDOR / "htmx" / "htmx.min.js"

    assert gzip.decompress(plain.with_name(plain.name + ".gz").read_bytes()) == plain.read_bytes()


@needs_assets
def test_licence_of_every_served_package_lies_beside_it() -> None:
    lock = json.loads((Path(__file__).resolve().parents[2] / "package-lock.json").read_text("utf-8"))
    text = (VENDOR / "LICENSES.txt").read_text("utf-8")

    for name in lock["packages"][""]["dependencies"]:
        assert f"\n{name} (" in text
    assert "SIL OPEN FONT LICENSE" in text.upper()


def test_lock_file_holds_no_address_of_a_registry() -> None:
    lock = json.loads((Path(__file__).resolve().parents[2] / "package-lock.json").read_text("utf-8"))

    assert all("resolved" not in entry for entry in lock["packages"].values())
    assert all("integrity" in entry for path, entry in lock["packages"].items() if path)


@pytest.mark.parametrize("name", ["app.css", "print.css", "app.js", "chart.js", "map.js", "icons.svg", "icon.svg"])
def test_own_files_load_nothing_from_elsewhere(name: str) -> None:
    text = (STATIC / "web" / name).read_text("utf-8").replace("http://www.w3.org/", "")

    assert "://" not in text
    assert "@import" not in text
    assert "eval(" not in text
