### codes_place_role

place_role-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
place_role--control = გაჩერდა ან შემოწმდა
place_role--discovery = საქონელი აღმოაჩინეს
place_role--search = გაიჩხრიკა
place_role--arrest = პირები დააკავეს
place_role--loading = დაიტვირთა
place_role--unloading = გადმოიტვირთა
place_role--storage = ინახებოდა
place_role--handover = გადაეცა
place_role--delivery = მიეწოდა კონტროლის ქვეშ
place_role--meeting = გადაიბარეს სატრანსპორტო საშუალებებს შორის გზაში
place_role--entry = ქვეყანაში შემოსვლა
place_role--exit = ქვეყნიდან გასვლა
