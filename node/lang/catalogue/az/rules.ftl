### Why there are the rules that are shipped with a node

rule_why--tell-what-is-agreed = sazişlər və müəllifin istifadə şərtləri qeydin getməsinə icazə verir
rule_why--disclose-what-is-agreed = sazişlər bölmənin getməsinə icazə verir
rule_why--accept-what-is-agreed = sazişlər qeydin gəlməsinə icazə verir
rule_why--answer-agreed-queries = sazişlər tərəfin sorğu verməsinə icazə verir
rule_why--publishers-call = dərc edən əməkdaşlar öz rolunun çağırışlarını edir
rule_why--liaison-officers-call = əlaqə əməkdaşları öz rolunun çağırışlarını edir
rule_why--administrators-call = administratorlar öz rolunun çağırışlarını edir
rule_why--auditors-call = auditorlar öz rolunun çağırışlarını edir
rule_why--liaison-asks = əlaqə əməkdaşları tərəfdaşlardan mallar, nəqliyyat vasitələri və şirkətlər barədə soruşur
rule_why--liaison-asks-about-persons = əlaqə əməkdaşları tərəfdaşlardan şəxslər barədə soruşur
rule_why--publishers-see = dərc edən əməkdaşlar qeydləri görür
rule_why--liaison-officers-see = əlaqə əməkdaşları qeydləri görür
rule_why--auditors-see = auditorlar qeydləri görür
rule_why--administrators-see-all-but-red = administratorlar TLP:RED olmayan qeydləri görür
rule_why--administrators-erase = administratorlar qeydləri silir
rule_why--floor-agreed = sazişlər, müəllifin istifadə şərtləri və ya əməkdaşın rolu buna icazə vermir
rule_why--floor-national = milli bölmə heç vaxt tərəfdən kənara çıxmır
