"""Real open files that lie beside the checkout on some machines; tests that need them are skipped elsewhere."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("BILDUNGSBUERO_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "data"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the real open files are not on this machine")
