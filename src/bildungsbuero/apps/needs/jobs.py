"""Long work with needs in the job process, by feature."""

from bildungsbuero.apps.needs.reach import jobs as reach_jobs

__all__ = ["reach_jobs"]
