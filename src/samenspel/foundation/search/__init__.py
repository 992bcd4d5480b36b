"""Finding rows by what people type, on both databases.

`with_every_word` (words.py) narrows a list, `most_alike` (likeness.py) ranks by an index that a migration
makes with `TextIndex` (index.py). All are given a queryset of what the person may see, and return one.
A municipality's own synonyms would go into `stems`; likeness of meaning beside `most_alike`.
"""
