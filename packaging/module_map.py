"""Writes the module map of chatapp/README.md from the first line of every module's docstring.

python3 packaging/module_map.py           brings it up to date
python3 packaging/module_map.py --check   exits 1 if it is not
"""

import ast
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
README = TOP / "chatapp" / "README.md"
BEGIN, END = "<!-- module map: begin -->", "<!-- module map: end -->"


def module_map() -> str:
    """The map as Markdown: a table a folder, a row a module."""
    folders: dict[Path, list[Path]] = {}
    for path in sorted((TOP / "chatapp").rglob("*.py")):
        folders.setdefault(path.parent, []).append(path)
    parts: list[str] = []
    for folder, modules in sorted(folders.items()):
        name = folder.relative_to(TOP).as_posix()
        parts.append(f"\n**`{name}/`** {_first_line(folder / '__init__.py')}\n")
        parts.append("| module | |\n|---|---|")
        parts += [
            f"| `{path.stem}` | {_first_line(path)} |"
            for path in modules
            if path.name != "__init__.py"
        ]
    return "\n".join(parts)


def _first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return docstring.partition("\n")[0]


def main() -> int:
    """Check or write; returns the exit status."""
    text = README.read_text("utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    wanted = f"{head}{BEGIN}\n{module_map()}\n\n{END}{tail}"
    if "--check" in sys.argv:
        return int(wanted != text)
    README.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
