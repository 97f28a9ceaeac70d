### Why there are the rules that are shipped with a node

rule_why--tell-what-is-agreed = bitimlar va muallifning foydalanish shartlari yozuvni berishga ruxsat beradi
rule_why--disclose-what-is-agreed = bitimlar boʻlimni berishga ruxsat beradi
rule_why--accept-what-is-agreed = bitimlar yozuv kelishiga ruxsat beradi
rule_why--answer-agreed-queries = bitimlar tomonning soʻrashiga ruxsat beradi
rule_why--publishers-call = eʼlon qiluvchi xodimlar oʻz rolining chaqiruvlarini qiladi
rule_why--liaison-officers-call = aloqa xodimlari oʻz rolining chaqiruvlarini qiladi
rule_why--administrators-call = administratorlar oʻz rolining chaqiruvlarini qiladi
rule_why--auditors-call = auditorlar oʻz rolining chaqiruvlarini qiladi
rule_why--liaison-asks = aloqa xodimlari hamkorlardan tovarlar, transport vositalari va kompaniyalar haqida soʻraydi
rule_why--liaison-asks-about-persons = aloqa xodimlari hamkorlardan shaxslar haqida soʻraydi
rule_why--publishers-see = eʼlon qiluvchi xodimlar yozuvlarni koʻradi
rule_why--liaison-officers-see = aloqa xodimlari yozuvlarni koʻradi
rule_why--auditors-see = auditorlar yozuvlarni koʻradi
rule_why--administrators-see-all-but-red = administratorlar TLP:RED boʻlmagan yozuvlarni koʻradi
rule_why--administrators-erase = administratorlar yozuvlarni oʻchiradi
rule_why--floor-agreed = bitimlar, muallifning foydalanish shartlari yoki xodimning roli bunga ruxsat bermaydi
rule_why--floor-national = milliy boʻlim tomondan tashqariga hech qachon chiqmaydi
