"""Honest votes to plant frauds in."""

from random import Random

from benchmarks.honest_sharing import homes
from samenspel.methods.budgeting.signs import Note


def smooth_ages(voters=2000, most=40, width=18):
    """How many people of each age vote, where nothing is strange: a bell around `most` with some chance."""
    chance = Random(voters)
    drawn = (round(chance.gauss(most, width)) for _ in range(voters))
    ages = {}
    for age in drawn:
        if 0 <= age < 100:
            ages[age] = ages.get(age, 0) + 1
    return ages


def at_home(voters=2000):
    """From homes, each with a mailbox of their own."""
    return [Note(label, f"own {number}") for number, label in enumerate(homes(voters, Random(voters)))]


def of_ages(ages):
    return [Note(age=age) for age, count in ages.items() for _ in range(count)]
