sought-where = ძებნა შესაძლებელია აქ: { $names }
sought-likeness-unknown = მითითებული არ არის
sought-reading = წაკითხულია როგორც { $scheme } { $number }, საკონტროლო ციფრი არ ემთხვევა: დაემთხვეოდა { $would }. შეადარეთ დოკუმენტებს.
sought-near = შესაძლოა: { $field } = { $held } შეიძლება იყოს { $other }, ჩანაწერი { $origin } { $id } ({ $because })
sought-near-more = { $held }-თან ახლოს უფრო მეტი ნომერია, ვიდრე აქ არის ნაჩვენები; მათ აჩვენებს 'ntc find' ამ ნომრით
