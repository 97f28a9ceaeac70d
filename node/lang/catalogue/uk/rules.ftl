### Why there are the rules that are shipped with a node

rule_why--tell-what-is-agreed = угоди та визначений автором порядок поводження дозволяють передання запису
rule_why--disclose-what-is-agreed = угоди дозволяють передання розділу
rule_why--accept-what-is-agreed = угоди дозволяють надходження запису
rule_why--answer-agreed-queries = угоди дозволяють запити цієї сторони
rule_why--publishers-call = співробітники, що публікують, роблять виклики своєї ролі
rule_why--liaison-officers-call = співробітники зі звʼязку роблять виклики своєї ролі
rule_why--administrators-call = адміністратори роблять виклики своєї ролі
rule_why--auditors-call = аудитори роблять виклики своєї ролі
rule_why--liaison-asks = співробітники зі звʼязку запитують партнерів про товари, транспортні засоби та компанії
rule_why--liaison-asks-about-persons = співробітники зі звʼязку запитують партнерів про осіб
rule_why--publishers-see = співробітники, що публікують, бачать записи
rule_why--liaison-officers-see = співробітники зі звʼязку бачать записи
rule_why--auditors-see = аудитори бачать записи
rule_why--administrators-see-all-but-red = адміністратори бачать записи без позначки TLP:RED
rule_why--administrators-erase = адміністратори знищують записи
rule_why--floor-agreed = угоди, визначений автором порядок поводження або роль співробітника цього не дозволяють
rule_why--floor-national = національний розділ ніколи не передається за межі сторони
