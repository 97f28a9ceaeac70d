### Why there are the rules that are shipped with a node

rule_why--tell-what-is-agreed = anlaşmalar ve düzenleyenin kullanım koşulları kaydın gitmesine izin veriyor
rule_why--disclose-what-is-agreed = anlaşmalar bölümün gitmesine izin veriyor
rule_why--accept-what-is-agreed = anlaşmalar kaydın gelmesine izin veriyor
rule_why--answer-agreed-queries = anlaşmalar tarafın sormasına izin veriyor
rule_why--publishers-call = yayımlayan memurlar kendi rollerinin çağrılarını yapar
rule_why--liaison-officers-call = irtibat memurları kendi rollerinin çağrılarını yapar
rule_why--administrators-call = yöneticiler kendi rollerinin çağrılarını yapar
rule_why--auditors-call = denetçiler kendi rollerinin çağrılarını yapar
rule_why--liaison-asks = irtibat memurları ortaklara eşya, taşıtlar ve şirketler hakkında sorar
rule_why--liaison-asks-about-persons = irtibat memurları ortaklara kişiler hakkında sorar
rule_why--publishers-see = yayımlayan memurlar kayıtları görür
rule_why--liaison-officers-see = irtibat memurları kayıtları görür
rule_why--auditors-see = denetçiler kayıtları görür
rule_why--administrators-see-all-but-red = yöneticiler TLP:RED olmayan kayıtları görür
rule_why--administrators-erase = yöneticiler kayıtları siler
rule_why--floor-agreed = anlaşmalar, düzenleyenin kullanım koşulları veya memurun rolü buna izin vermiyor
rule_why--floor-national = ulusal bölüm taraftan hiçbir zaman dışarı çıkmaz
