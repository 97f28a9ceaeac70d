### Why there are the rules that are shipped with a node

rule_why--tell-what-is-agreed = соглашения и заданный автором порядок обращения допускают передачу записи
rule_why--disclose-what-is-agreed = соглашения допускают передачу раздела
rule_why--accept-what-is-agreed = соглашения допускают поступление записи
rule_why--answer-agreed-queries = соглашения допускают запросы этой стороны
rule_why--publishers-call = публикующие сотрудники делают вызовы своей роли
rule_why--liaison-officers-call = сотрудники по связи делают вызовы своей роли
rule_why--administrators-call = администраторы делают вызовы своей роли
rule_why--auditors-call = аудиторы делают вызовы своей роли
rule_why--liaison-asks = сотрудники по связи запрашивают партнёров о товарах, транспортных средствах и компаниях
rule_why--liaison-asks-about-persons = сотрудники по связи запрашивают партнёров о лицах
rule_why--publishers-see = публикующие сотрудники видят записи
rule_why--liaison-officers-see = сотрудники по связи видят записи
rule_why--auditors-see = аудиторы видят записи
rule_why--administrators-see-all-but-red = администраторы видят записи без метки TLP:RED
rule_why--administrators-erase = администраторы уничтожают записи
rule_why--floor-agreed = соглашения, заданный автором порядок обращения или роль сотрудника этого не допускают
rule_why--floor-national = национальный раздел никогда не передаётся за пределы стороны
