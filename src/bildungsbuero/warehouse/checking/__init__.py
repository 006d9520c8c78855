"""Named checks over a file that was read: questions to the engine, so that millions of rows stay fast.

Knows the observations of a reading and the deliveries before it; which units stand and what is said, others know.
"""

from bildungsbuero.warehouse.checking.subject import Subject

__all__ = ["Subject"]
