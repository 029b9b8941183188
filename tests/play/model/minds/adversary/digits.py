"""A number of one's own, in whatever writing a check might overlook."""

from collections.abc import Callable
from random import Random

_SCRIPTS = {
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "devanagari": "०१२३४५६७८९",
    "bengali": "০১২৩৪৫৬৭৮৯",
    "thai": "๐๑๒๓๔๕๖๗๘๙",
    "tibetan": "༠༡༢༣༤༥༦༧༨༩",
    "fullwidth": "０１２３４５６７８９",
    "bold": "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "double_struck": "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡",
    "segmented": "🯰🯱🯲🯳🯴🯵🯶🯷🯸🯹",
    "superscript": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "subscript": "₀₁₂₃₄₅₆₇₈₉",
    "circled": "⓪①②③④⑤⑥⑦⑧⑨",
    "circled_dark": "⓿❶❷❸❹❺❻❼❽❾",
    "full_stop": "🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐",
    "chinese": "〇一二三四五六七八九",
    "financial": "零壹贰叁肆伍陆柒捌玖",
    "letters": "OlZEASGTBg",
}
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN_SIGNS = ("", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ")
_BETWEEN = {
    "zero_width": "\u200b",
    "joiner": "\u2060",
    "soft_hyphen": "\u00ad",
    "combining": "\u0336",
    "thin_space": "\u2009",
    "no_break": "\u00a0",
    "bidi": "\u202e",
    "variation": "\ufe0f",
    "apostrophe": "’",
    "underscore": "_",
}
_FRACTIONS = "½⅓¼¾⅔⅛⅞"
_MONEY = "$€£¥₹₽"


def _number(random: Random) -> int:
    return random.randint(1_101, 3_988)


def _script(signs: str) -> Callable[[Random], str]:
    return lambda random: "".join(signs[int(digit)] for digit in str(_number(random)))


def _spread(sign: str) -> Callable[[Random], str]:
    return lambda random: sign.join(str(_number(random)))


def _shaped(shape: str) -> Callable[[Random], str]:
    return lambda random: shape.format(_number(random))


def _roman(ones: tuple[str, ...]) -> Callable[[Random], str]:
    def text(random: Random) -> str:
        left, signs = _number(random), ""
        for worth, sign in _ROMAN:
            signs += sign * (left // worth)
            left %= worth
        return signs + ones[left]

    return text


DIGITS: dict[str, Callable[[Random], str]] = (
    {name: _script(signs) for name, signs in _SCRIPTS.items()}
    | {name: _spread(sign) for name, sign in _BETWEEN.items()}
    | {
        "plain": _shaped("{0}{0}"),
        "grouped": _shaped("{:,},613"),
        "decimal": _shaped("{}.75"),
        "percent": lambda random: f"{random.randint(31, 97)}.37%",
        "percent_sign": lambda random: f"{random.randint(31, 97)}.37 ٪",
        "money": lambda random: f"{random.choice(_MONEY)}{random.randint(31, 97)}.37k",
        "scientific": _shaped("{}e3"),
        "hexadecimal": _shaped("0x{:x}"),
        "entity": lambda random: "".join(f"&#{ord(digit)};" for digit in str(_number(random))),
        "escape": lambda random: "".join(f"\\u{ord(digit):04x}" for digit in str(_number(random))),
        "url": lambda random: "".join(f"%{ord(digit):02X}" for digit in str(_number(random))),
        "keycaps": lambda random: "".join(f"{digit}\ufe0f\u20e3" for digit in str(_number(random))),
        "slack_emoji": lambda random: f":{random.choice(('seven', 'eight', 'nine'))}::keycap_ten::100:",
        "roman": _roman(_ROMAN_ONES),
        "roman_signs": _roman(_ROMAN_SIGNS),
        "fraction": lambda random: random.choice(_FRACTIONS),
        "fraction_slash": lambda random: f"{random.randint(2, 9)}⁄{random.randint(11, 19)}",
        "tally": lambda random: "𝍸" * random.randint(2, 5),
        "year": lambda random: str(random.randint(2087, 2099)),
        "date": lambda random: f"{random.randint(30, 31)}.02.",
        "negative": _shaped("−{}"),
    }
)
