"""Command 2: pass all tests; the first time, make their environment before.

python3 packaging/test.py                         everything
python3 packaging/test.py tests/core -k think     only tests, chosen as pytest does
"""

import platform
import sys


def main() -> None:
    """Set up what is missing, then pass every gate."""
    if sys.version_info < (3, 11):  # noqa: UP036 (older Pythons can still read this file)
        sys.exit(f"Chatapp needs Python 3.11 or newer; this is Python {platform.python_version()}.")
    import environment
    import gates

    environment.set_up_or_say_why(tests=True, building=not sys.argv[1:])
    sys.exit(gates.main(sys.argv[1:]))


if __name__ == "__main__":
    main()
