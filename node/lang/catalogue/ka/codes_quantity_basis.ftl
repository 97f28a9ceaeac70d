### codes_quantity_basis

quantity_basis-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
quantity_basis--measured = გაზომილი
quantity_basis--estimated = შეფასებული
quantity_basis--declared = დეკლარირებული
quantity_basis--gross = გაზომილი შეფუთვასთან ან მზიდთან ერთად
quantity_basis--at_least = არანაკლებ ამდენისა
quantity_basis--at_most = არაუმეტეს ამდენისა
