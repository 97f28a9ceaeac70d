territory-source = açık deniz için UN/LOCODE; Avrupa Birliği için ISO 3166-1'in saklı kodu
territory--EU = Avrupa Birliği, devleti bilinmiyorsa
territory--XZ = Açık deniz
