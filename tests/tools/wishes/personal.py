from samenspel.spine.people.registry import not_personal

for field in ("Wisher.person", "Fan.person", "Union.by"):
    model, _dot, name = field.partition(".")
    not_personal(f"wishes.{model}", name, because="Nobody's: only in tests.")
