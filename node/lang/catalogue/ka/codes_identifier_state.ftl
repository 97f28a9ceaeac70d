### codes_identifier_state

identifier_state-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
identifier_state--genuine = ნამდვილი, შემოწმების მიხედვით
identifier_state--original = ნამდვილი, აღმოჩენილი სხვის ქვეშ ან უკან
identifier_state--false = გამოგონილი: არავის გაუცია
identifier_state--cloned = სხვა ობიექტის ნომერი, ამაზე დადებული
identifier_state--altered = შეცვლილი ან წაშლილი
identifier_state--former = გამოიყენებოდა ცვლილებამდე
identifier_state--papers = დოკუმენტებში მითითებული, თავად ობიექტზე არა
identifier_state--sent = რადიოთი გადაცემული, არა დაწერილი
identifier_state--spare = თან ჰქონდა, დამაგრებული არ იყო
identifier_state--doubtful = საეჭვო
