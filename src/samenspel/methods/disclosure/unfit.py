"""The one error of these methods: tables that cannot be, or what is asked of them that makes no sense."""

from __future__ import annotations

from samenspel.methods.words import Words


class UnfitTable(ValueError):
    """`problem` is the sentence that says what is wrong and what to do."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem

    def __reduce__(self) -> tuple[type[UnfitTable], tuple[Words]]:
        """So that it comes whole out of the process that computed."""
        return type(self), (self.problem,)


def unfit(template: str, **values: object) -> UnfitTable:
    """`raise unfit(N_("…"), …)`: the template is marked for the translators where it stands."""
    return UnfitTable(Words(template, **values))
