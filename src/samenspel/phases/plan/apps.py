from django.apps import AppConfig


class Plan(AppConfig):
    name = "samenspel.phases.plan"
    label = "plan"

    def ready(self) -> None:
        from samenspel.phases.plan import paper_rules  # noqa: F401 -- they register themselves
