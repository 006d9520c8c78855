"""Write the archive and say how large it is."""

import sys
from pathlib import Path

from tools.bundle.making import ROOT, make_bundle

target = make_bundle(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist")
print(f"{target}  {target.stat().st_size / 2**20:.0f} MB")
