### codes_stop_role

stop_role-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
stop_role--origin = წარმოშობა
stop_role--loading = დატვირთვა
stop_role--transit = ტრანზიტი
stop_role--border = საზღვრის კვეთა
stop_role--unloading = გადმოტვირთვა
stop_role--destination = დანიშნულება
stop_role--meeting = სხვა სატრანსპორტო საშუალებასთან შეხვედრა გზაში
stop_role--signal_lost = მდებარეობის გადაცემა შეწყდა
stop_role--signal_back = მდებარეობის გადაცემა განახლდა
