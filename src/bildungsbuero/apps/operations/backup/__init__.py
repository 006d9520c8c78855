"""One file that holds a whole installation, and the way back from it.

Inside is a ZIP: a manifest with the hash of every part, a consistent copy of the records, the deliveries, the media and
the settings without secrets. Whatever can be made anew (built figures, the index, drawn charts) is left out.
"""

from bildungsbuero.apps.operations.backup.reading import restore
from bildungsbuero.apps.operations.backup.writing import BackupOrder, write_backup

__all__ = ["BackupOrder", "restore", "write_backup"]
