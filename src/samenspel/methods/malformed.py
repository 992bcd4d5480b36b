"""The one error of the reader: where the file is wrong, and how to mend it."""

from .words import Words


class MalformedFile(ValueError):
    """`line` counts from 1; `problem` is the sentence without the line."""

    def __init__(self, line: int, problem: Words) -> None:
        super().__init__(f"Line {line}: {problem}")
        self.line = line
        self.problem = problem

    def __reduce__(self) -> tuple[type["MalformedFile"], tuple[int, Words]]:
        """So that it comes whole out of the process that read the file."""
        return type(self), (self.line, self.problem)
