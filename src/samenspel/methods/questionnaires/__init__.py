"""Questionnaires and instruments: read, drawn for a person, walked through, answered, and made into rows."""
