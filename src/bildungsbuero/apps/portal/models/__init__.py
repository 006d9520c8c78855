"""What the portal itself keeps: words about ways, theme portals, recordings, and how accessible its pages are."""

from bildungsbuero.apps.portal.models.accessibility import AccessibilityAssessment, AssessedCriterion
from bildungsbuero.apps.portal.models.recordings import Recording, SignLanguageVideo
from bildungsbuero.apps.portal.models.themes import ThemePortal
from bildungsbuero.apps.portal.models.usage import PageViews
from bildungsbuero.apps.portal.models.ways import WayStation, WayTransition

__all__ = [
    "AccessibilityAssessment",
    "AssessedCriterion",
    "PageViews",
    "Recording",
    "SignLanguageVideo",
    "ThemePortal",
    "WayStation",
    "WayTransition",
]
