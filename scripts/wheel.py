"""What hatchling does before it packs the wheel: nobody who installs it should need translators' tools."""

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from scripts.catalogues import compile_catalogues

        compile_catalogues()
