### codes_measure

measure-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
measure--none = არ მიღებულა
measure--identified = ვინაობა დადგინდა
measure--questioned = გამოიკითხა
measure--searched = გაიჩხრიკა
measure--detained = დაკავდა
measure--arrested = დაპატიმრდა
measure--charged = ბრალი წარედგინა
measure--fined = დაჯარიმდა
measure--entry_refused = შემოსვლაზე უარი ეთქვა
measure--handed_over = გადაეცა სხვა უწყებას
measure--released = გათავისუფლდა
measure--sentenced = განაჩენი გამოუტანეს
measure--expelled = გააძევეს ქვეყნიდან
measure--hospitalised = საავადმყოფოში გადაიყვანეს
measure--fled = მიიმალა, ან ვერ იპოვეს
measure--wanted = იძებნება
measure--other = სხვა
