"""What the portal itself keeps: an office's words about ways through schools and training, and its theme portals."""

from bildungsbuero.apps.portal.models.themes import ThemePortal
from bildungsbuero.apps.portal.models.usage import PageViews
from bildungsbuero.apps.portal.models.ways import StationKind, WayStation, WayTransition

__all__ = ["PageViews", "StationKind", "ThemePortal", "WayStation", "WayTransition"]
