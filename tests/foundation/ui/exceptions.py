"""What holds in this app otherwise than the house's rules say, with the reason."""

REAL_TIME = {
    "foundation/ui/aside.py": "a file that was put aside has the age that the disk says",
}
