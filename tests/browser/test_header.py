"""What is read on a narrow screen: the name of the office beside a logo in whole words, the roles of people."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile

from bildungsbuero.apps.accounts.models import Office, Role
from tests.support.browsing import Visit
from tests.support.cast import make_person
from tests.support.drawn import png

BROKEN_WORDS = """(name) => {
  const broken = [];
  for (const word of name.textContent.matchAll(/\\S+/g)) {
    const range = document.createRange();
    range.setStart(name.firstChild, word.index);
    range.setEnd(name.firstChild, word.index + word[0].length);
    if (range.getClientRects().length > 1) broken.push(word[0]);
  }
  return broken;
}"""


@pytest.mark.parametrize("size", ["normal", "largest"])
@pytest.mark.parametrize("logo", [(300, 60), (64, 64), None])
def test_name_beside_a_logo_is_never_broken_in_words(
    office: Office,
    visit: Callable[..., Visit],
    picture: Callable[..., object],
    settings,
    tmp_path,
    logo: tuple[int, int] | None,
    size: str,
) -> None:
    settings.MEDIA_ROOT = tmp_path
    if logo is not None:
        office.logo.save("logo.png", ContentFile(png(*logo)))

    seen = visit(f"/trier/schriftgroesse/{size}/?back=/trier/impressum/", width=360)

    assert seen.page.locator(".bb-brand__name").evaluate(BROKEN_WORDS) == []
    seen.check()
    picture(seen.page, f"header-{'-'.join(map(str, logo or ('mark',)))}-{size}")


def test_roles_of_people_are_not_cut_where_it_is_narrow(office: Office, visit: Callable[..., Visit]) -> None:
    administrator = make_person(office=office, roles=tuple(Role.values))

    seen = visit("/trier/buero/personen/", person=administrator, width=360)

    assert seen.page.locator(".bb-table--stacked").evaluate("(table) => table.scrollWidth - table.clientWidth") == 0
    seen.check()
