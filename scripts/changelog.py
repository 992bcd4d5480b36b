"""The fragments in changelog.d/: `check` reads them; `release VERSION` puts them into CHANGELOG.md."""

import datetime
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WAY = "Write each change as one line that begins with '- ', a capital, and ends with a full stop."


def main(words: list[str]) -> int:
    faults = find_faults(ROOT / "changelog.d")
    if faults:
        print("\n".join(faults))
        return 1
    if words[:1] == ["release"] and len(words) == 2:
        release(ROOT, words[1])
    return 0


def fragments(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.md") if path.name != "README.md")


def find_faults(folder: Path) -> list[str]:
    return [
        f"changelog.d/{path.name}, line {number}: “{line}”. {WAY}"
        for path in fragments(folder)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if not _is_change(line)
    ]


def _is_change(line: str) -> bool:
    begins = line[2:3].isupper() or line[2:3] == "`"
    return line.startswith("- ") and begins and line.endswith(".")


def release(root: Path, version: str) -> None:
    """All fragments become the newest heading of the changelog."""
    changelog = root / "CHANGELOG.md"
    paths = fragments(root / "changelog.d")
    lines = "".join(path.read_text(encoding="utf-8") for path in paths)
    title, _, before = changelog.read_text(encoding="utf-8").partition("\n## ")
    heading = f"## {version} ({datetime.date.today().isoformat()})"
    after = f"\n## {before}" if before else ""
    changelog.write_text(f"{title.rstrip()}\n\n{heading}\n\n{lines}{after}", encoding="utf-8")
    for path in paths:
        path.unlink()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
