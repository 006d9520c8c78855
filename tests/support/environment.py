"""A data folder of its own for each test process, set before Django reads its settings."""

import atexit
import os
import shutil
import tempfile

folder = tempfile.mkdtemp(prefix="bildungsbuero-test-")
os.environ["BILDUNGSBUERO_DATA_DIR"] = folder
for name in [name for name in os.environ if name.startswith("BILDUNGSBUERO_") and name != "BILDUNGSBUERO_DATA_DIR"]:
    del os.environ[name]
# What one test opens is not written down in the middle of another.
os.environ["BILDUNGSBUERO_COUNT_VIEWS"] = "false"
atexit.register(shutil.rmtree, folder, ignore_errors=True)
