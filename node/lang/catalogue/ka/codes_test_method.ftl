### codes_test_method

test_method-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
test_method--declared = აღებულია დოკუმენტებიდან ან ეტიკეტიდან
test_method--visual = გარეგნული ნიშნით
test_method--presumptive = ფერითი ან ზოლიანი ტესტი
test_method--raman = რამანის ან ინფრაწითელი სპექტრომეტრი
test_method--trace = კვალის დეტექტორი
test_method--xrf = რენტგენის ფლუორესცენცია
test_method--gamma = გამა-სპექტრომეტრი
test_method--lab = ლაბორატორია
test_method--other = სხვა
