"""What holds in this app otherwise than the house's rules say, with the reason."""

REAL_TIME = {
    "foundation/typed/cookies.py": "a browser knows no other time",
    "foundation/typed/store.py": "a file that was put aside has the age that the disk says",
}
