"""Words that would tell an employer what is wrong with an employee, or who helps."""

from __future__ import annotations

import re
from typing import Final

TELLING: Final = re.compile(
    r"kreft|cancer|svulst|tumou?r|onkolog|oncolog|pakke-?forl|pathway|koordinator|coordinator|diagnos|behandling|treatment"
    r"|strål|radioth|cellegift|chemo|sykehus|sjukehus|hospital|poliklinikk|kommune|municipal|helsetenest|helsetjenest"
    r"|health|pasient|patient|forlop|syntetisk",
    re.IGNORECASE,
)
