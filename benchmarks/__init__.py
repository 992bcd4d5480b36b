"""Ours and the peers' on the same real files, measured in one run on one machine."""
