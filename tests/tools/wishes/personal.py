from samenspel.spine.people.personal_data import not_personal

FIELDS = {
    "Wisher": ["person"],
    "Fan": ["person"],
    "Union": ["by"],
    "Tiding": ["by", "text", "picture", "picture_words"],
    "Opinion": ["by", "text"],
}
for model, fields in FIELDS.items():
    not_personal(f"wishes.{model}", *fields, because="Nobody's: only in tests.")
