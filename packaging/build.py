"""Command 3: build what is shipped, into dist/; the first time, set up the build tools before.

python3 packaging/build.py PRODUCT [...]     see PRODUCTS in packaging/products
"""

import os
import platform
import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Set up what is missing, then build in the environment."""
    if sys.version_info < (3, 11):  # noqa: UP036 (older Pythons can still read this file)
        sys.exit(f"Chatapp needs Python 3.11 or newer; this is Python {platform.python_version()}.")
    import environment
    import products

    wanted = sys.argv[1:]
    if not wanted or set(wanted) - products.PRODUCTS.keys():
        what = "\n".join(f"    {name:12} {line}" for name, line in products.PRODUCTS.items())
        sys.exit(f"usage: python3 packaging/build.py PRODUCT [...]\n{what}")
    if Path(sys.prefix) != environment.HERE:  # the products need its libraries
        environment.set_up_or_say_why(building=True)
        command = [environment.python(), "-P", __file__, *wanted]
        paths = environment.variables() | {"PYTHONPATH": str(Path(__file__).parent)}
        sys.exit(subprocess.call(command, env=paths, cwd=environment.CLONE))
    try:
        for name in wanted:
            print(os.path.relpath(products.make(name)))
    except products.CannotBuild as error:
        sys.exit(f"chatapp: {error}")


if __name__ == "__main__":
    main()
