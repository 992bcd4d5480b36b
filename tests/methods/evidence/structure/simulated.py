"""Answers with two factors that are known."""

import numpy as np

TWO = {"f": ["a", "b", "c"], "g": ["d", "e", "h"]}
LOADINGS = {"f=~b": 0.8, "f=~c": 1.2, "g=~e": 0.7, "g=~h": 1.1}
BETWEEN = 0.4


def answers(n=200, seed=1, gaps=0.0):
    """Errors have a variance of 0.5; so many answers of 1 are missing."""
    chance = np.random.default_rng(seed)
    factors = chance.multivariate_normal([0, 0], [[1, BETWEEN], [BETWEEN, 1]], n)
    items = np.repeat(factors, 3, axis=1) * [1, 0.8, 1.2, 1, 0.7, 1.1]
    items += chance.normal(scale=0.5**0.5, size=items.shape)
    items[chance.random(items.shape) < gaps] = np.nan
    return dict(zip("abcdeh", items.T.copy(), strict=True))


FIVE = {name: [f"{name}{number}" for number in range(5)] for name in "aceno"}


def groups(seed, number=7, each=30):
    """Few people, five factors of five items from 1 to 6, in groups."""
    chance = np.random.default_rng(seed)
    factors = chance.normal(size=(number * each, 5))
    factors = factors + 0.5 * chance.normal(size=(number * each, 1))
    items = 0.7 * np.repeat(factors, 5, axis=1) + chance.normal(size=(number * each, 25))
    items = np.clip(np.round(items * 1.2 + 3.5), 1, 6)
    names = [item for items_of_one in FIVE.values() for item in items_of_one]
    return [dict(zip(names, items[group::number].T.copy(), strict=True)) for group in range(number)]


def write(path, columns):
    rows = zip(*columns.values(), strict=True)
    lines = [",".join("" if value != value else f"{value:.17g}" for value in row) for row in rows]
    path.write_text("\n".join([",".join(columns), *lines]) + "\n")
    return path
