### codes_value_basis

value_basis-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
value_basis--customs = საბაჟო ღირებულება
value_basis--declared = დეკლარირებული
value_basis--market = საბაზრო ფასი შემტყობინებელ სახელმწიფოში
value_basis--street = ნარკოტიკების საცალო ფასი
value_basis--face = ნომინალური ღირებულება
value_basis--appraised = ექსპერტის შეფასებით
