"""Command 1: run the program; the first time, make its environment before.

python3 packaging/run.py [arguments of chatapp]
"""

import os
import platform
import subprocess
import sys


def main() -> None:
    """Set up what is missing, then become the program."""
    if sys.version_info < (3, 11):  # noqa: UP036 (older Pythons can still read this file)
        sys.exit(f"Chatapp needs Python 3.11 or newer; this is Python {platform.python_version()}.")
    import environment

    environment.set_up_or_say_why()
    command = [str(environment.python()), "-P", "-m", "chatapp", *sys.argv[1:]]
    if os.name == "nt":  # an exec there would give the console back at once
        sys.exit(subprocess.call(command, env=environment.variables()))
    os.execve(command[0], command, environment.variables())


if __name__ == "__main__":
    main()
