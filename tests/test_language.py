from __future__ import annotations

import pytest

from offprint.language import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council met and talked about the price of the tickets, and it was not what they had been promised.", "en"),
        ("Der Rat hat sich am Abend getroffen und über die Preise für die Karten gesprochen, die nicht hoch sind.", "de"),
        ("Le conseil a parlé des prix dans la salle avec les pêcheurs, qui ont été entendus par le maire.", "fr"),
        ("On croyait l'affaire close. Et puis, mardi, on a vu qu'une fontaine de la place n'y est plus.", "fr"),
        ("Jag har inte sett den efter stormen, och hon kom aldrig till mötet under vintern.", "sv"),
        ("El consejo habló de los precios con los pescadores que viven en la isla, pero no fue por mucho tiempo.", "es"),
        ("O conselho falou com os pescadores sobre os preços, mas não foi por muito tempo que eles ficaram na sala.", "pt"),
        ("اجتمع المجلس مساء الخميس وتحدث عن ثمن التذاكر", "ar"),
        ("המועצה נפגשה ביום חמישי בערב ודיברה על המחיר", "he"),
        ("市長は火曜日、交渉は来週始まる可能性があると述べた。", "ja"),
        ("总统周二表示，谈判可能于下周开始。北京的天气很好。", "zh"),
        ("Президент заявил во вторник о переговорах", "ru"),
        ("Zeta", None),
        ("", None),
        ("xyzzy plugh frobnitz quux", None),
    ],
)
def test_names_the_language_or_nothing(text: str, expected: str | None) -> None:
    assert language_of(text) == expected
