"""What holds in this app otherwise than the house's rules say, with the reason."""
