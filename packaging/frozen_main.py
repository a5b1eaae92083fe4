"""Entry point of the frozen program: the same as ``python -m chatapp``."""

import os
import sys

from chatapp.__main__ import main

# PyInstaller's loader has set it for itself; the browser that opens a link must not have it.
if (before := os.environ.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
    os.environ["LD_LIBRARY_PATH"] = before
elif sys.platform == "linux":
    os.environ.pop("LD_LIBRARY_PATH", None)

sys.exit(main())
