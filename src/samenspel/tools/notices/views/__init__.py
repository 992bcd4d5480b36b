"""`reading`: what is new, and what one follows; `unsubscribing`: by a link from a mail; `feeds`."""
