### Why there are the rules that are shipped with a node

rule_why--tell-what-is-agreed = acordurile și condițiile de utilizare ale autorului permit transmiterea înregistrării
rule_why--disclose-what-is-agreed = acordurile permit transmiterea secțiunii
rule_why--accept-what-is-agreed = acordurile permit primirea înregistrării
rule_why--answer-agreed-queries = acordurile permit interogările acestei părți
rule_why--publishers-call = ofițerii care publică fac apelurile rolului lor
rule_why--liaison-officers-call = ofițerii de legătură fac apelurile rolului lor
rule_why--administrators-call = administratorii fac apelurile rolului lor
rule_why--auditors-call = auditorii fac apelurile rolului lor
rule_why--liaison-asks = ofițerii de legătură întreabă partenerii despre mărfuri, vehicule și societăți
rule_why--liaison-asks-about-persons = ofițerii de legătură întreabă partenerii despre persoane
rule_why--publishers-see = ofițerii care publică văd înregistrările
rule_why--liaison-officers-see = ofițerii de legătură văd înregistrările
rule_why--auditors-see = auditorii văd înregistrările
rule_why--administrators-see-all-but-red = administratorii văd înregistrările care nu sunt TLP:RED
rule_why--administrators-erase = administratorii șterg înregistrări
rule_why--floor-agreed = acordurile, condițiile de utilizare ale autorului sau rolul ofițerului nu permit aceasta
rule_why--floor-national = secțiunea națională nu părăsește niciodată partea
