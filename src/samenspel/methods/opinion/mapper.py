"""An opinion map in the manner of scikit-learn, without needing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import numpy as np

from samenspel.methods.few import LEAST_K
from samenspel.methods.words import Words

from .mapping import opinion_map
from .outcome import OpinionMap
from .polis import BASE
from .votes import Floats, Ints, UnfitVotes, Votes

OPTIONS = ("method", "before", "base", "fewest")


class OpinionMapper:
    """Finds groups of people who vote alike; the options are those of `opinion_map`.

    After `fit` there are `labels_` (n,), -1 for who is in no group; `positions_` (n, 2), NaN where unknown;
    `statement_positions_` (m, 2); `certainty_` (n,); and the whole `map_`. All in the order of what was
    given: the rows and columns of an array or data frame, or the people and statements of `Votes`.

    >>> camps = np.repeat([[1, -1], [-1, 1]], 20, axis=0)[:, [0, 1] * 6]
    >>> OpinionMapper().fit(camps).labels_[[0, 19, 20, 39]]
    array([0, 0, 1, 1])
    """

    def __init__(
        self,
        method: str = "tested",
        *,
        before: Mapping[str, str] | None = None,
        base: int | None = BASE,
        fewest: int = LEAST_K,
    ) -> None:
        self.method, self.before, self.base, self.fewest = method, before, base, fewest

    def fit(self, votes: Any, y: None = None) -> Self:
        """`votes`: Votes, an array (n, m) of 1, 0, -1 and NaN where nobody voted, or a data frame of it.
        Raises UnfitVotes."""
        given = votes if isinstance(votes, Votes) else _votes_of(votes)
        self.map_: OpinionMap = opinion_map(given, **self.get_params())
        people, statements = self._order(votes, given)
        self.labels_: Ints = self.map_.labels[people]
        self.positions_: Floats = self.map_.positions[people]
        self.certainty_: Floats = self.map_.certainty[people]
        self.statement_positions_: Floats = self.map_.statement_positions[statements]
        self.n_features_in_ = len(statements)
        return self

    def fit_predict(self, votes: Any, y: None = None) -> Ints:
        """The labels."""
        return self.fit(votes).labels_

    def fit_transform(self, votes: Any, y: None = None) -> Floats:
        """The positions."""
        return self.fit(votes).positions_

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        return {name: getattr(self, name) for name in OPTIONS}

    def set_params(self, **options: Any) -> Self:
        """Raises ValueError for what is no option."""
        for name, value in options.items():
            if name not in OPTIONS:
                raise ValueError(f"There is no option “{name}”; choose from {', '.join(OPTIONS)}.")
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        return f"OpinionMapper(method={self.method!r})"

    def _order(self, given: Any, votes: Votes) -> tuple[Ints, Ints]:
        """Where each row and column that was given stands among the votes."""
        if given is votes:
            return np.arange(len(votes.people)), np.arange(len(votes.statements))
        rows = np.argsort([int(id) for id in votes.people])
        columns = np.argsort([int(id) for id in votes.statements])
        return rows, columns


def _votes_of(table: Any) -> Votes:
    """People and statements are called by their place; the statements of a data frame by their names."""
    try:
        cells = np.asarray(table, dtype=np.float64)
    except (TypeError, ValueError):
        raise UnfitVotes(Words("The votes are no table of numbers: 1, 0, -1 and nothing.")) from None
    if cells.ndim != 2:
        raise UnfitVotes(Words("The votes are no table: a row for each person, a column for each statement."))
    named = [str(name) for name in getattr(table, "columns", ())]
    texts = {str(place): name for place, name in enumerate(named)}
    return Votes.of_table(cells, texts=texts)
