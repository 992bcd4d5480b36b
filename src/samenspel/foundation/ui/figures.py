"""Money and shares as people read and type them; inside, money is always an integer of cents."""

from django.utils import formats, translation
from django.utils.translation import gettext as _

from samenspel.methods.decimals import NoNumber, read_amount

NO_BREAK = "\N{NO-BREAK SPACE}"
SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "PLN": "zł", "HUF": "Ft"}
SPACED = {"fr"}
MOST_DIGITS = 3


def sign_of(currency: str) -> str:
    """What stands beside the number: € or, for lack of a sign everyone knows, the code."""
    return SIGNS.get(currency, currency)


def as_money(cents: int, currency: str = "EUR") -> str:
    """€ 1,234.50, € 1.234,50 or 1 234,50 €, as the language has it; whole amounts without cents."""
    whole = cents % 100 == 0
    number = formats.number_format(
        f"{abs(cents) // 100}.{abs(cents) % 100:02}", decimal_pos=0 if whole else 2, force_grouping=True
    )
    minus = "\N{MINUS SIGN}" if cents < 0 else ""
    if is_spaced():
        return f"{minus}{number}{NO_BREAK}{sign_of(currency)}"
    return f"{minus}{sign_of(currency)}{NO_BREAK}{number}"


def count_of(number: int) -> str:
    """1,234 or 1.234."""
    return str(formats.number_format(number, force_grouping=True))


def figure_of(text: str) -> str:
    """What is written with a decimal point, with the mark of the language: 60.0 % or 60,0 %."""
    return text.replace(".", formats.get_format("DECIMAL_SEPARATOR"))


def as_share(fraction: float, digits: int = 0) -> str:
    """42% or 42 %, as the language has it. Only nothing is 0%, and only the whole is 100%."""
    share = fraction * 100
    while 0 < share < 100 and round(share, digits) in (0, 100) and digits < MOST_DIGITS:
        digits += 1
    number = formats.number_format(round(share, digits), decimal_pos=digits)
    return f"{number}{NO_BREAK if is_spaced() else ''}%"


def is_spaced() -> bool:
    """Does this language put a sign after its number, with a space?"""
    return (translation.get_language() or "en")[:2] in SPACED


def to_cents(text: str) -> int:
    """Cents of what was typed: 3,20 and 3.20, 1.234,50 and 1,234.50, with or without a sign. 1.234 is what
    the language of the page makes of it, or is asked about."""
    try:
        cents = read_amount(text, formats.get_format("THOUSAND_SEPARATOR")) * 100
    except NoNumber as error:
        raise ValueError(_why_no_amount(error)) from None
    if cents < 0 or cents.denominator != 1:
        raise ValueError(_why_no_amount(NoNumber(text)))
    return int(cents)


def _why_no_amount(error: NoNumber) -> str:
    if not error.readings:
        return _("Write an amount such as 12 or 12.50.")
    one, other = error.readings
    return _("“%(text)s” may be %(one)s or %(other)s. Write one of these.") % {
        "text": error.text,
        "one": one,
        "other": other,
    }
