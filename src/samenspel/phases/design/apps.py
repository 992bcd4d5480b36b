from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "samenspel.phases.design"
    label = "design"

    def ready(self) -> None:
        from samenspel.phases.design.extensions import ADDING
        from samenspel.spine.initiatives.hooks import register_adding

        register_adding(ADDING)
