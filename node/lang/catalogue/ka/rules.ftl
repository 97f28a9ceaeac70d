### Why there are the rules that are shipped with a node

rule_why--tell-what-is-agreed = შეთანხმებები და ავტორის გამოყენების პირობები ჩანაწერის გადაცემას უშვებს
rule_why--disclose-what-is-agreed = შეთანხმებები ნაწილის გადაცემას უშვებს
rule_why--accept-what-is-agreed = შეთანხმებები ჩანაწერის მიღებას უშვებს
rule_why--answer-agreed-queries = შეთანხმებები ამ მხარის შეკითხვებს უშვებს
rule_why--publishers-call = გამომქვეყნებელი ოფიცრები თავისი როლის გამოძახებებს აკეთებენ
rule_why--liaison-officers-call = მეკავშირე ოფიცრები თავისი როლის გამოძახებებს აკეთებენ
rule_why--administrators-call = ადმინისტრატორები თავისი როლის გამოძახებებს აკეთებენ
rule_why--auditors-call = აუდიტორები თავისი როლის გამოძახებებს აკეთებენ
rule_why--liaison-asks = მეკავშირე ოფიცრები პარტნიორებს ეკითხებიან საქონლის, სატრანსპორტო საშუალებებისა და კომპანიების შესახებ
rule_why--liaison-asks-about-persons = მეკავშირე ოფიცრები პარტნიორებს პირების შესახებ ეკითხებიან
rule_why--publishers-see = გამომქვეყნებელი ოფიცრები ჩანაწერებს ხედავენ
rule_why--liaison-officers-see = მეკავშირე ოფიცრები ჩანაწერებს ხედავენ
rule_why--auditors-see = აუდიტორები ჩანაწერებს ხედავენ
rule_why--administrators-see-all-but-red = ადმინისტრატორები ხედავენ ჩანაწერებს, რომლებიც TLP:RED არ არის
rule_why--administrators-erase = ადმინისტრატორები ჩანაწერებს შლიან
rule_why--floor-agreed = შეთანხმებები, ავტორის გამოყენების პირობები ან ოფიცრის როლი ამას არ უშვებს
rule_why--floor-national = ეროვნული ნაწილი მხარის ფარგლებს არასოდეს ტოვებს
