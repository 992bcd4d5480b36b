"""The one error of these methods: data, or what is asked of them, that gives no honest number."""

from __future__ import annotations

from samenspel.methods.words import Words


class UnfitData(ValueError):
    """`problem` is the sentence that says what is wrong, where, and what to do."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem

    def __reduce__(self) -> tuple[type[UnfitData], tuple[Words]]:
        """So that it comes whole out of the process that computed."""
        return type(self), (self.problem,)


def refuse(template: str, **values: object) -> UnfitData:
    """`raise refuse(N_("…"), …)`: the template is marked for the translators where it stands."""
    return UnfitData(Words(template, **values))
