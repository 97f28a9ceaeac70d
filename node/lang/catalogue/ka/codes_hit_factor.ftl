### codes_hit_factor

hit_factor-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
hit_factor--name = სახელი, ნებისმიერი დამწერლობითა და მართლწერით
hit_factor--birth_date = დაბადების თარიღი
hit_factor--nationality = მოქალაქეობა, დროშა ან ადგილსამყოფელი
hit_factor--sex = სქესი
hit_factor--document = პირადობის ან სამგზავრო დოკუმენტი
hit_factor--container = კონტეინერის ნომერი
hit_factor--plate = სანომრე ნიშანი
hit_factor--vehicle = სატრანსპორტო საშუალების სხვა ნომერი
hit_factor--vessel = გემის ნომერი
hit_factor--aircraft = საჰაერო ხომალდის ნომერი
hit_factor--wagon = ვაგონის ნომერი
hit_factor--company_number = კომპანიის ან გადამხდელის ნომერი
hit_factor--transport_document = სატრანსპორტო დოკუმენტი
hit_factor--phone = ტელეფონის ნომერი
hit_factor--email = ელფოსტის მისამართი
hit_factor--account = ანგარიში
hit_factor--address = მისამართი
hit_factor--goods_and_route = საქონელი და მისი მარშრუტი
hit_factor--other_number = სხვა ნომერი
