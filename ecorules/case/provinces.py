"""The provinces of Thailand in both languages, so that one name of an area is enough.

English names as the Royal Institute romanises them.
"""

from __future__ import annotations

from typing import Final

from ecorules.diagnostics import Text
from ecorules.documents import plain

_NAMES: Final = """
กรุงเทพมหานคร Bangkok; กระบี่ Krabi; กาญจนบุรี Kanchanaburi; กาฬสินธุ์ Kalasin;
กำแพงเพชร Kamphaeng Phet; ขอนแก่น Khon Kaen; จันทบุรี Chanthaburi; ฉะเชิงเทรา Chachoengsao;
ชลบุรี Chon Buri; ชัยนาท Chai Nat; ชัยภูมิ Chaiyaphum; ชุมพร Chumphon; เชียงราย Chiang Rai;
เชียงใหม่ Chiang Mai; ตรัง Trang; ตราด Trat; ตาก Tak; นครนายก Nakhon Nayok;
นครปฐม Nakhon Pathom; นครพนม Nakhon Phanom; นครราชสีมา Nakhon Ratchasima;
นครศรีธรรมราช Nakhon Si Thammarat; นครสวรรค์ Nakhon Sawan; นนทบุรี Nonthaburi;
นราธิวาส Narathiwat; น่าน Nan; บึงกาฬ Bueng Kan; บุรีรัมย์ Buri Ram; ปทุมธานี Pathum Thani;
ประจวบคีรีขันธ์ Prachuap Khiri Khan; ปราจีนบุรี Prachin Buri; ปัตตานี Pattani;
พระนครศรีอยุธยา Phra Nakhon Si Ayutthaya; พะเยา Phayao; พังงา Phangnga; พัทลุง Phatthalung;
พิจิตร Phichit; พิษณุโลก Phitsanulok; เพชรบุรี Phetchaburi; เพชรบูรณ์ Phetchabun; แพร่ Phrae;
ภูเก็ต Phuket; มหาสารคาม Maha Sarakham; มุกดาหาร Mukdahan; แม่ฮ่องสอน Mae Hong Son;
ยโสธร Yasothon; ยะลา Yala; ร้อยเอ็ด Roi Et; ระนอง Ranong; ระยอง Rayong; ราชบุรี Ratchaburi;
ลพบุรี Lop Buri; ลำปาง Lampang; ลำพูน Lamphun; เลย Loei; ศรีสะเกษ Si Sa Ket;
สกลนคร Sakon Nakhon; สงขลา Songkhla; สตูล Satun; สมุทรปราการ Samut Prakan;
สมุทรสงคราม Samut Songkhram; สมุทรสาคร Samut Sakhon; สระแก้ว Sa Kaeo; สระบุรี Saraburi;
สิงห์บุรี Sing Buri; สุโขทัย Sukhothai; สุพรรณบุรี Suphan Buri; สุราษฎร์ธานี Surat Thani;
สุรินทร์ Surin; หนองคาย Nong Khai; หนองบัวลำภู Nong Bua Lam Phu; อ่างทอง Ang Thong;
อำนาจเจริญ Amnat Charoen; อุดรธานี Udon Thani; อุตรดิตถ์ Uttaradit; อุทัยธานี Uthai Thani;
อุบลราชธานี Ubon Ratchathani
"""


def provinces() -> tuple[Text, ...]:
    """Return all provinces, in the order of their Thai names."""
    pairs = (each.split(maxsplit=1) for each in _NAMES.split(";"))
    return tuple(Text(" ".join(english.split()), thai) for thai, english in pairs)


def province_called(name: str) -> Text | None:
    """Return the province that a name in either language means, if there is one.

    >>> province_called("จังหวัดสระบุรี").en, province_called("chonburi").th
    ('Saraburi', 'ชลบุรี')
    """
    meant = _compared(name)
    for province in provinces():
        if meant in {_compared(said) for said in province}:
            return province
    return None


def _compared(name: str) -> str:
    bare = plain(name).casefold().removeprefix("จังหวัด").removesuffix("province")
    return bare.replace(" ", "")
