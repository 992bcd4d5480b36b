from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "samenspel.phases.plan"
    label = "plan"

    def ready(self) -> None:
        from samenspel.phases.plan.extensions import ADDING
        from samenspel.spine.initiatives.hooks import register_adding

        register_adding(ADDING)
