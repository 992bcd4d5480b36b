from django.apps import AppConfig


class FundConfig(AppConfig):
    name = "samenspel.phases.fund"
    label = "fund"

    def ready(self) -> None:
        from samenspel.phases.fund import box  # noqa: F401 -- registers itself
