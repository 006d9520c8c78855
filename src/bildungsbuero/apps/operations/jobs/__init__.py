"""Long work in the job process: kinds of jobs, starting, progress, and what happens after a kill.

An app registers its kinds in a module `jobs.py`, which is found by itself.
"""

from bildungsbuero.apps.operations.jobs.kinds import JobKind, job_kind, kind_of, kinds_for
from bildungsbuero.apps.operations.jobs.progress import Progress, progress_of
from bildungsbuero.apps.operations.jobs.running import run_now, start
from bildungsbuero.apps.operations.models import Job

__all__ = ["Job", "JobKind", "Progress", "job_kind", "kind_of", "kinds_for", "progress_of", "run_now", "start"]
