### codes_request_kind

request_kind-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
request_kind--information = ინფორმაცია
request_kind--document = დოკუმენტის ასლი
request_kind--verification = დოკუმენტების ან განცხადებების ნამდვილობა
request_kind--examination = საქონლის ან სატრანსპორტო საშუალების შემოწმება
request_kind--surveillance = პირებზე, ადგილებზე, საქონელზე ან საშუალებებზე დაკვირვება
request_kind--consent = თანხმობა გამოყენებაზე ან შემდგომ გადაცემაზე
request_kind--other = სხვა
