"""Write requirements/*.lock anew from requirements/*.in, with a hash for every file, and no addresses."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
LOCKS = {"site": [], "postgres": ["site"], "dev": ["site", "postgres"], "peers": ["dev"], "judges": []}
PYTHON = "3.11"


def main() -> int:
    uv = shutil.which("uv")
    if uv is None:
        print("Locking needs uv, which is not on the PATH. Install it with: pip install uv", file=sys.stderr)
        return 1
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv else []
    return max(_lock(uv, name, same_as, upgrade) for name, same_as in LOCKS.items())


def _lock(uv: str, name: str, same_as: list[str], upgrade: list[str]) -> int:
    """A package that several locks hold has the same version in all of them."""
    constraints = [word for other in same_as for word in ("--constraint", f"{other}.lock")]
    kind = ["--universal", "--python-version", PYTHON, "--generate-hashes", "--only-binary", ":all:"]
    plain = ["--quiet", "--no-header", "--no-annotate", "--no-emit-index-url"]
    files = [*constraints, *sources(name), "-o", f"{name}.lock"]
    command = [uv, "pip", "compile", *kind, *plain, *upgrade, *files]
    return subprocess.run(command, cwd=REQUIREMENTS, check=False).returncode


def sources(name: str) -> list[str]:
    """An extra is locked with all that belongs to it, so that a clone has what `pip` brings."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["tool"]["hatch"]["metadata"]["hooks"]["requirements_txt"]["optional-dependencies"]
    return [Path(path).name for path in extras.get(name, [f"{name}.in"])]


if __name__ == "__main__":
    sys.exit(main())
