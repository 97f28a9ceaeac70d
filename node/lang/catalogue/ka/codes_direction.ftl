### codes_direction

direction-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
direction--import = იმპორტი
direction--export = ექსპორტი
direction--transit = ტრანზიტი
direction--transhipment = გადატვირთვა
direction--domestic = ქვეყნის შიგნით
