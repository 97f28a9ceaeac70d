### codes_contact_role

contact_role-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
contact_role--liaison = მეკავშირე ოფიცერი
contact_role--duty_desk = მორიგე
contact_role--data_protection = მონაცემთა დაცვის ოფიცერი
