"""The ballot box: ballots are sealed before they reach the database, and mixed when voting is over.

docs/explanation/secret-ballots.md says against whom that protects, and against whom it does not.
"""
