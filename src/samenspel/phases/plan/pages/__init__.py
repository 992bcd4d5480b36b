"""What each page shows, put together from queries."""
