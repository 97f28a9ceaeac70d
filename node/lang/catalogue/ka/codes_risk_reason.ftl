### codes_risk_reason

risk_reason-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
risk_reason--risk_profile = ემთხვევა რისკის პროფილს
risk_reason--watchlist = ემთხვევა საკონტროლო სიას
risk_reason--intelligence = ოპერატიული ინფორმაცია
risk_reason--party_history = მხარის ადრინდელი სამართალდარღვევა
risk_reason--party_unknown = მხარე ახალია ან კვალი არ აქვს
risk_reason--shell_company = კომპანია რეალური საქმიანობის გარეშე
risk_reason--route_unusual = უჩვეულო მარშრუტი
risk_reason--route_high_risk = მაღალი რისკის წარმოშობა ან ტრანზიტი
risk_reason--goods_mismatch = საქონელი არ შეესაბამება მხარეებს ან მარშრუტს
risk_reason--description_vague = საქონლის ბუნდოვანი აღწერა
risk_reason--value_implausible = დაუჯერებელი ღირებულება
risk_reason--weight_implausible = დაუჯერებელი წონა
risk_reason--document_anomaly = უზუსტობა დოკუმენტებში
risk_reason--identifier_anomaly = უზუსტობა კონტეინერის, სატრანსპორტო საშუალების ან დოკუმენტის ნომერში
risk_reason--seal_anomaly = ლუქების უზუსტობა
risk_reason--late_change = მიმღების ან დანიშნულების დაგვიანებული შეცვლა
risk_reason--payment_unusual = უჩვეულო გადახდა ან დაჯავშნა
risk_reason--scan_anomaly = უჩვეულო ნიშანი სკანირების გამოსახულებაზე
risk_reason--travel_pattern = მგზავრობის ხასიათი
risk_reason--peer_information = პარტნიორის ინფორმაცია
risk_reason--dual_use_diversion = დანიშნულების შეცვლის რისკი
risk_reason--signal_gap = გარკვეული დროის განმავლობაში მდებარეობას არ გადასცემდა, ან ყალბს გადასცემდა
risk_reason--identity_change = სახელი, დროშა ან ნომერი ახლახან შეიცვალა
risk_reason--seal_reuse = ლუქის ნომერი, რომელიც სხვაგანაც შენიშნეს
risk_reason--other = სხვა
