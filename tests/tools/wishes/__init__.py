"""Things that are in no phase, made together: what holds for them holds for any thing."""
