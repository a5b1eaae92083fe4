#!/bin/sh
# The command `chatapp` inside the Flatpak.
export PYTHONPATH=/app/lib/chatapp
exec python3 -P -m chatapp "$@"
