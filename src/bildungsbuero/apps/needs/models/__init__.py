"""The records of needs, by feature."""

from bildungsbuero.apps.needs.models.unmet import CountedDay, UnmetWord

__all__ = ["CountedDay", "UnmetWord"]
