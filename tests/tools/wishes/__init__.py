"""Things that are in no phase, made together and promised: what holds for them holds for any thing."""
