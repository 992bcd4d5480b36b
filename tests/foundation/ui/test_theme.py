import json
import re
from pathlib import Path

import pytest
from django.urls import reverse

import samenspel.foundation.ui
from tests.checks import one_line

STATIC = Path(samenspel.foundation.ui.__file__).parent / "static/ui"
ASSETS = Path(__file__).parents[3] / "scripts/assets.json"
SCALES = ["accent", "second", "neutral", "positive", "warning", "negative", "info", "highlight"]
OWN = ["base", "layout", "components", "forms", "story", "charts"]


def tokens(*files):
    text = "".join((STATIC / file).read_text() for file in files)
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", text))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scale", SCALES)
def test_text_of_every_scale_is_readable_on_its_grounds(scale):
    theme = tokens("theme/samenspel.css")
    step = {number: theme[f"--samenspel-{scale}-{number}"] for number in range(1, 13)}
    pairs = [(text, ground) for text in (9, 10, 11, 12) for ground in (1, 2, 3)] + [(11, 3), (12, 4), (8, 1)]
    assert [(pair, scale) for pair in pairs if contrast(step[pair[0]], step[pair[1]]) < 4.5] == []
    assert contrast(step[9], "#ffffff") >= 4.5


def test_every_token_that_our_styles_use_exists():
    known = tokens("vendor/tokens.css", "theme/samenspel.css", *(f"{name}.css" for name in OWN))
    used = {
        name
        for sheet in OWN
        for name in re.findall(r"var\((--[\w-]+)\)", (STATIC / f"{sheet}.css").read_text())
    }
    set_by_packages = {name for name in used if name.startswith("--_")}
    assert used - set(known) - set_by_packages == set()


def test_no_style_or_script_asks_another_host():
    served = [file for file in STATIC.rglob("*") if file.suffix in {".css", ".svg"}]
    asked = [
        (file.name, url)
        for file in served
        for url in re.findall(r"(?:url\(|@import|href=\")[^)\s]*", file.read_text())
    ]
    assert [found for found in asked if "//" in found[1]] == []


def test_everything_vendored_is_credited():
    credits = (STATIC / "vendor/LICENSES.md").read_text()
    packages = json.loads(ASSETS.read_text())["packages"]
    assert [name for name, version in packages.items() if f"| {name} | {version} |" not in credits] == []


def sheets(client):
    html = client.get(reverse("ui:show_components")).content.decode()
    return re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "address"),
    [("/media/town.css", "/media/town.css"), ("town/theme.css", "/static/town/theme.css")],
)
def test_a_town_s_theme_comes_last(client, settings, setting, address):
    before = sheets(client)
    settings.THEME_CSS = setting
    assert sheets(client) == [*before, address]


@pytest.mark.django_db
def test_a_town_s_name_and_class_are_on_the_page(client, settings):
    settings.SITE_NAME, settings.THEME_CLASS = "Dorp & Co", "dorp-theme"
    html = one_line(client.get(reverse("ui:show_components")))
    assert '<html lang="en" class="dorp-theme">' in html
    assert "Components – Dorp &amp; Co</title>" in html
