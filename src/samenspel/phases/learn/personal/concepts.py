"""What concepts and findings hold about people: nothing."""

from samenspel.spine.people.personal_data import not_personal

WORDS = "What published works say, as curators write it down for everyone to read."
not_personal("learn.Concept", "name", "summary", because=WORDS)
not_personal("learn.Definition", "label", "text", "scope", because=WORDS)
not_personal("learn.Proposition", "claim", "mechanism", "scope", because=WORDS)
not_personal("learn.Evidence", "note", because=WORDS)
not_personal("learn.Synthesis", "title", "measure", "about", because=WORDS)
not_personal("learn.Finding", "label", "sector", because=WORDS)
