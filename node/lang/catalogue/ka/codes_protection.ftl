### codes_protection

protection-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
protection--convention_108 = ორივე ევროპის საბჭოს 108-ე კონვენციის მხარეა
protection--convention_108_plus = ორივე მოდერნიზებული 108-ე კონვენციის მხარეა
protection--adequacy = დადგენილია, რომ მიმღების კანონი თანაბარ დაცვას უზრუნველყოფს
protection--treaty = ხელშეკრულების დებულება
protection--binding_safeguards = მიმღებისთვის სავალდებულო გარანტიები
