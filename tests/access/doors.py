"""The ways into an installation with two offices: paths, an own host name, languages, the root."""

from dataclasses import dataclass

from tests.access.world import HOST, Answer, World, address, visit
from tests.support.examples import Arguments, Examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A way to the pages of an office (the path names it, or the host does), or to the root of the installation."""

    name: str
    of: str
    named_in_path: bool = True
    language: str = "de"
    host: str = "testserver"

    def examples(self, world: World) -> Examples:
        """Return the records that lie behind this door; behind the root those of Konz are asked for."""
        return world.trier if self.of == "trier" else world.konz

    def path(self, world: World, page: str, arguments: Arguments) -> str:
        """Return the address of a page behind this door."""
        office = self.examples(world).office if self.named_in_path else None
        return address(office, page, arguments, language=self.language)

    def visit(self, world: World, who: str, method: str, path: str) -> Answer:
        """Return what somebody meets who comes through this door."""
        return visit(world.visitor(who, HTTP_HOST=self.host), method, path)


TRIER = Door(name="Trier", of="trier")
TRIER_IN_ENGLISH = Door(name="Trier in English", of="trier", language="en")
TRIER_ON_THE_HOST_OF_KONZ = Door(name="Trier on the host of Konz", of="trier", host=HOST)
KONZ = Door(name="Konz", of="konz")
KONZ_HOST = Door(name="Konz on its own host", of="konz", host=HOST, named_in_path=False)
KONZ_HOST_IN_ENGLISH = Door(
    name="Konz on its own host in English", of="konz", host=HOST, named_in_path=False, language="en"
)
ROOT = Door(name="the root", of="konz", named_in_path=False)
