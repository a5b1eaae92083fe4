"""A process that starts writers and kills them: ``python -m tests.core.store.nursery``.

It reads ``FOLDER SEED SECONDS`` from standard input, forks a writer into that folder, kills it
after so many seconds, and says when it is dead. A fork costs milliseconds where a fresh Python
costs a quarter of a second, so hundreds of moments can be tried.

A writer does random things to a store. Before each it notes in ``said`` what will be there
after it, and when it is done, that it is.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from chatapp.core.domain.conversation import Draft, Kind, Status
from chatapp.core.store.backups import Backups
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.organizer import OrganizerStore
from chatapp.core.store.repair.replace_file import restore
from tests.core.store.building import NAME, content, conversation, question, reply

State: TypeAlias = dict[str, Any]
"""Everything in a store: id -> [title, in the trash, [[message, text] ...]]; drafts; state."""


async def state_of(store: Conversations, ids: list[str]) -> State:
    """The state of these conversations in a store."""
    found: State = {}
    for name in ids:
        chat = await store.get(name)
        if chat is None:
            continue
        branch = await store.branch(name)
        texts = [[m.id, m.raw] for m in branch]
        found[name] = [chat.title, chat.deleted_at is not None, texts]
        if draft := (await store.draft(name)).text:
            found[f"draft of {name}"] = draft
    if value := await store.state("key"):
        found["state"] = value
    return found


class Writer:
    """A writer over the profile in `folder`."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._random = random.Random(seed)
        base = folder / "base.json"
        self._now: State = json.loads(base.read_text()) if base.exists() else {}
        self._then: State | None = None
        self._streaming: dict[str, str] = {}
        self._number = 0
        self._said = (folder / "said").open("a", buffering=1)

    async def run(self) -> None:
        """Write until killed."""
        self._note(self._now)
        await self._open()
        self._done()
        acts = [self._ask, self._grow, self._grow, self._grow, self._finish, self._rename]
        acts += [self._delete, self._draft, self._state, self._back_up, self._restore]
        while True:
            await self._random.choice(acts)()

    async def _open(self) -> None:
        self._database = Database(self._folder / NAME)
        await self._database.open()
        self._store = Conversations(self._database, self._folder / "attachments")
        self._order = OrganizerStore(self._database, self._folder / "attachments")
        self._backups = Backups(
            self._folder / NAME, self._folder / "backups", self._folder / "attachments"
        )

    def _note(self, then: State) -> None:
        self._expected = json.loads(json.dumps(then))
        self._said.write(json.dumps({"then": then}) + "\n")

    def _done(self) -> None:
        self._now = self._expected
        self._said.write("done\n")

    def _after(self) -> State:
        return json.loads(json.dumps(self._now))

    def _some(self) -> str | None:
        names = [n for n, v in self._now.items() if isinstance(v, list)]
        return self._random.choice(names) if names else None

    async def _ask(self) -> None:
        self._number += 1
        name = self._some() if self._random.random() < 0.5 else None
        if name in self._streaming:
            return
        asked, answer = f"q{self._number}-{os.getpid()}", f"r{self._number}-{os.getpid()}"
        then = self._after()
        parent = None
        if name is None:
            name = f"c{self._number}-{os.getpid()}"
            then[name] = ["A title", False, []]
        elif then[name][2]:
            parent = then[name][2][-1][0]
        then.pop(f"draft of {name}", None)
        text = "Why? " * self._random.randint(1, 2000)
        then[name][2] += [[asked, text], [answer, ""]]
        self._note(then)
        await self._store.begin(
            conversation(name),
            question(asked, parent, text, conversation_id=name),
            reply(answer, asked, conversation_id=name),
        )
        self._done()
        self._streaming[name] = answer

    async def _grow(self) -> None:
        if self._streaming:
            name, answer = self._random.choice(list(self._streaming.items()))
            more = f"{self._random.random()} " * self._random.randint(1, 300)
            then = self._after()
            then[name][2][-1][1] += more
            self._note(then)
            await self._store.append(answer, [content(more)])
            self._done()

    async def _finish(self) -> None:
        if self._streaming:
            name, answer = self._streaming.popitem()
            (kept,) = await self._store.messages([answer])
            text = self._now[name][2][-1][1]
            self._note(self._now)
            await self._store.finish(replace(kept, status=Status.DONE, pieces=(content(text),)))
            self._done()

    async def _rename(self) -> None:
        if name := self._some():
            then = self._after()
            then[name][0] = f"Title {self._random.random()}"
            self._note(then)
            await self._store.retitle(name, then[name][0], by_person=True)
            self._done()

    async def _delete(self) -> None:
        if name := self._some():
            then = self._after()
            then[name][1] = not then[name][1]
            self._note(then)
            if then[name][1]:
                await self._order.delete([name])
            else:
                await self._order.restore(Kind.CONVERSATION, name)
            self._done()

    async def _draft(self) -> None:
        if name := self._some():
            then = self._after()
            then[f"draft of {name}"] = "Unsent. " * self._random.randint(1, 500)
            self._note(then)
            await self._store.save_draft(name, Draft(then[f"draft of {name}"]))
            self._done()

    async def _state(self) -> None:
        then = self._after()
        then["state"] = str(self._random.random())
        self._note(then)
        await self._store.set_state("key", then["state"])
        self._done()

    async def _back_up(self) -> None:
        if not self._streaming and self._random.random() < 0.5:
            self._note(self._now)
            self._backup, self._backed_up = await self._backups.make(), self._after()
            self._done()

    async def _restore(self) -> None:
        backup = getattr(self, "_backup", None)
        if backup is not None and not self._streaming:
            await self._database.close()
            then = dict(self._backed_up)
            # What stands unsent stays.
            then |= {
                key: value
                for key, value in self._now.items()
                if key.startswith("draft of ") and key.removeprefix("draft of ") in then
            }
            self._note(then)
            folders = (self._folder / name for name in ("attachments", "backups"))
            restore(backup.path, self._folder / NAME, *folders)
            self._done()
            await self._open()


def main() -> None:
    """Serve until standard input is closed."""
    for line in sys.stdin:
        folder, seed, seconds = line.split()
        pid = os.fork()
        if not pid:
            asyncio.run(Writer(Path(folder), int(seed)).run())
        time.sleep(float(seconds))
        # One that has ended by itself is a defect, seen by its traceback.
        ended, _ = os.waitpid(pid, os.WNOHANG)
        if not ended:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        print("ended" if ended else "killed", flush=True)


if __name__ == "__main__":
    main()
