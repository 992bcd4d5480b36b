"""A panel as a program for HiGHS."""

from __future__ import annotations

import numpy as np

from samenspel.methods.highs import Model

from .program import Floats, Integers, Program


def panel_model(program: Program, *, whole: bool, quotas: bool = True) -> Model:
    """Column t says how many of kind t are on the panel; row 0 counts the seats, then come the quotas."""
    model = Model()
    if whole:
        model.option("mip_rel_gap", 0.0)
        model.option("mip_abs_gap", 1e-9)
    model.add_columns(program.homes, whole=whole)
    model.add_row(program.seats, program.seats, np.arange(program.kinds), 1.0)
    if quotas:
        for least, most, belongs in zip(program.least, program.most, program.belongs, strict=True):
            model.add_row(float(least), float(most), np.flatnonzero(belongs), 1.0)
    return model


def whole_numbers(values: Floats, kinds: int) -> Integers:
    return np.rint(values[:kinds]).astype(np.int64)
