from django.apps import AppConfig


class Plan(AppConfig):
    name = "samenspel.phases.plan"
    label = "plan"

    def ready(self) -> None:
        from samenspel.phases.plan import doings, news, paper_rules, search  # noqa: F401 -- they register themselves
        from samenspel.phases.plan.phase import PLAN
        from samenspel.phases.plan.talk import PROPOSAL
        from samenspel.spine.initiatives.registry import register_phase
        from samenspel.spine.initiatives.sentences import show_news_of
        from samenspel.tools.notices.kinds import register_followed
        from samenspel.tools.talk.subjects import register_subject

        register_phase(PLAN)
        register_subject(PROPOSAL)
        register_followed(news.ROUND)
        register_followed(news.PROPOSAL)
        for label, shown in news.SHOWN.items():
            show_news_of(label, shown)
