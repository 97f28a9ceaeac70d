### codes_proceedings

proceedings-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
proceedings--none = არ დაწყებულა: სამართალდარღვევა არ დადგინდა
proceedings--pending = მოწმდება, ჯერ არაფერი დაწყებულა
proceedings--criminal_case = სისხლის სამართლის საქმე
proceedings--administrative_case = ადმინისტრაციული საქმე
proceedings--customs_case = საბაჟო სამართალდარღვევის საქმე
proceedings--settled = დასრულდა ჯარიმით, სასამართლოს გარეშე
proceedings--transferred = გადაეცა სხვა უწყებას ან სხვა სახელმწიფოს
proceedings--judged = დასრულდა სასამართლოს გადაწყვეტილებით
proceedings--discontinued = შეწყდა სასამართლოს გადაწყვეტილების გარეშე
proceedings--other = სხვა
