from django.apps import AppConfig


class Plan(AppConfig):
    name = "samenspel.phases.plan"
    label = "plan"

    def ready(self) -> None:
        from samenspel.phases.plan import doings, paper_rules, search  # noqa: F401 -- they register themselves
        from samenspel.phases.plan.phase import PLAN
        from samenspel.phases.plan.talk import PROPOSAL
        from samenspel.spine.initiatives.registry import register_phase
        from samenspel.tools.talk.subjects import register_subject

        register_phase(PLAN)
        register_subject(PROPOSAL)
