"""The initiatives of the demo town, one file each; the newest comes last."""

from samenspel.pages.demo.stories.budget import BUDGET
from samenspel.pages.demo.stories.library import LIBRARY
from samenspel.pages.demo.stories.light import LIGHT
from samenspel.pages.demo.stories.panel import PANEL
from samenspel.pages.demo.stories.play import PLAY
from samenspel.pages.demo.stories.roof import ROOF
from samenspel.pages.demo.stories.watch import WATCH

STORIES = (LIGHT, PANEL, PLAY, WATCH, ROOF, BUDGET, LIBRARY)
