"""What real instances look like, in numbers: measured once, and kept here so that nothing has to be fetched.

Elections: the 38 of 96 Pabulib elections (pabulib.org; Stolicki, Szufa, Talmon, arXiv:2012.06539) that the
benchmarks use which have 20 projects and 500 voters or more. Conversations: six of Polis' open data
(15-per-hour, Bowling Green, Brexit, Canadian electoral reform, biodiversity, vTaiwan Uber; compdemocracy.org,
CC BY 4.0).
"""

COSTS = (
    0.050, 0.125, 0.176, 0.232, 0.284, 0.315, 0.349, 0.429, 0.525, 0.601, 0.656,
    0.763, 0.870, 1.012, 1.143, 1.396, 1.591, 1.836, 2.228, 3.144, 3.741,
)  # fmt: skip
"""What a project costs, over the mean of its election: 0 %, 5 % … 100 % of projects are below. Each number is
the median over the elections."""

POPULARITY = (
    0.151, 0.246, 0.319, 0.379, 0.469, 0.518, 0.588, 0.627, 0.698, 0.740, 0.829,
    0.892, 0.988, 1.092, 1.184, 1.304, 1.396, 1.580, 1.829, 2.235, 3.076,
)  # fmt: skip
"""The votes for a project, over the mean of its election, likewise."""

COST_WEIGHT = 0.25
"""How much of a project's popularity is its cost: dear ones are wanted a little more. The median correlation
of the logarithms is 0.32 over the elections with 40 projects or more."""

DEMAND = 3.0
"""What all projects cost together, over the budget: the median of 76 elections with 8 projects or more."""

FULL = 0.7
"""The share of ballots that name as many projects as allowed: the mean of the eleven of these elections that
take approvals with a limit of five, where it goes from 22 % to 94 %."""

VOTED = (0.010, 0.010, 0.015, 0.030, 0.050, 0.075, 0.125, 0.180, 0.265, 0.415, 0.625)
"""On what share of the statements a participant voted: 0 %, 10 % … 100 % of participants are below. Each
number is the median over the conversations."""

PASSES = 0.19
"""The share of votes that are a pass: 13 % to 34 % in the conversations, 19 % on average."""
