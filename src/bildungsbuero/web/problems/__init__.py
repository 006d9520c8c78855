"""From a Refusal to words: what is wrong, where, and what helps. Pages, API and command line all speak through here.

Each module holds the sentences of one domain; a test proves that every code that is raised has its sentence.
"""

from bildungsbuero.web.problems.describe import Problem, as_json, describe

__all__ = ["Problem", "as_json", "describe"]
