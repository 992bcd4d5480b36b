"""What is wrong with an instrument whose form is right."""

from __future__ import annotations

from samenspel.methods.words import Words

from .codes import Found, double_faults, name_faults, option_faults
from .faults import Place
from .instruments import Instrument, Scale
from .options import Item


def instrument_faults(instrument: Instrument) -> Found:
    if instrument.version < 1:
        yield ("version",), Words("the first version is 1.")
    if not instrument.formats or not instrument.items:
        yield (), Words("an instrument has a format and an item at least.")
        return
    for number, form in enumerate(instrument.formats):
        if form.options or any(item.text for item in instrument.items):
            yield from option_faults(form.options, ("formats", number, "options"))
    yield from double_faults(
        (form.code, ("formats", number)) for number, form in enumerate(instrument.formats)
    )
    named = [*(("items", number, one.code) for number, one in enumerate(instrument.items))]
    named += [("scales", number, one.code) for number, one in enumerate(instrument.scales)]
    for room, number, code in named:
        yield from name_faults(code, (room, number, "code"))
    yield from double_faults((code, (room, number, "code")) for room, number, code in named)
    formats = {form.code for form in instrument.formats} | {""}
    for number, item in enumerate(instrument.items):
        yield from _item_faults(instrument, item, formats, ("items", number))
    for number, scale in enumerate(instrument.scales):
        yield from _scale_faults(instrument, scale, formats, ("scales", number))


def _item_faults(instrument: Instrument, item: Item, formats: set[str], place: Place) -> Found:
    if item.format not in formats:
        yield (*place, "format"), Words("there is no format “{code}”.", code=item.format)
    if not item.text and any(one.text for one in instrument.items):
        yield place, Words("this item has no text; either all have one, or none.")
    if item.mirror:
        yield from _mirror_faults(instrument, item, (*place, "mirror"))


def _mirror_faults(instrument: Instrument, item: Item, place: Place) -> Found:
    other = instrument.item.get(item.mirror)
    if other is None:
        yield place, Words("there is no item “{code}”.", code=item.mirror)
    elif other.mirror != item.code:
        yield place, Words("“{code}” does not name this item as its mirror.", code=other.code)
    elif {item.side, other.side} != {"citizen", "professional"}:
        yield place, Words("of two mirrored items one asks citizens, the other professionals.")
    elif item.format != other.format:
        yield place, Words("“{code}” is answered in another format.", code=other.code)


def _scale_faults(instrument: Instrument, scale: Scale, formats: set[str], place: Place) -> Found:
    yield from double_faults((code, (*place, "items", at)) for at, code in enumerate(scale.items))
    strange = [code for code in scale.items if code not in instrument.item]
    for code in strange:
        yield (*place, "items"), Words("there is no item “{code}”.", code=code)
    for code in scale.reverse:
        if code not in scale.items:
            yield (*place, "reverse"), Words("“{code}” is not among the items of this scale.", code=code)
    if not 0 <= scale.least <= len(scale.items):
        yield (
            (*place, "least"),
            Words("{least} of {k} items cannot be asked for.", least=scale.least, k=len(scale.items)),
        )
    if not scale.items:
        yield place, Words("a scale has an item at least.")
    elif not strange and all(instrument.item[code].format in formats for code in scale.items):
        yield from _end_faults(instrument, scale, place)


def _end_faults(instrument: Instrument, scale: Scale, place: Place) -> Found:
    forms = [instrument.format_of(code) for code in scale.items]
    told = [option.code for form in forms for option in form.options if not option.no_answer]
    if not all(form.options for form in forms):
        return
    if not all(isinstance(code, int) for code in told) or len(told) < 2:
        yield place, Words("a score needs options with numbers as codes.")
    elif any(form.ends != forms[0].ends for form in forms):
        yield place, Words("the items of a scale have the same lowest and highest answer.")
