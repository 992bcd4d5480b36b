"""`talking`: for everyone; `moderation`: for moderators, and for who appeals."""
