from django.apps import AppConfig


class Plan(AppConfig):
    name = "samenspel.phases.plan"
    label = "plan"

    def ready(self) -> None:
        from samenspel.phases.plan.phase import PLAN
        from samenspel.spine.initiatives.registry import register_phase

        register_phase(PLAN)
