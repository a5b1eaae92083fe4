"""Where the frozen program begins: the same as ``python -m chatapp``."""

import sys

from chatapp.__main__ import main

sys.exit(main())
