### codes_detection_trigger

detection_trigger-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
detection_trigger--risk_profile = რისკის პროფილი
detection_trigger--manifest_targeting = მანიფესტის რისკის ანალიზი
detection_trigger--peer_alert = პარტნიორის გაფრთხილება
detection_trigger--watchlist_hit = საკონტროლო სიის თანხვედრა
detection_trigger--domestic_intelligence = საკუთარი ოპერატიული ინფორმაცია
detection_trigger--informant = ინფორმატორი ან ცნობა
detection_trigger--document_check = დოკუმენტების შემოწმება
detection_trigger--behaviour = ქცევა
detection_trigger--random = შემთხვევითი შერჩევა
detection_trigger--routine = ჩვეულებრივი ან სრული შემოწმება
detection_trigger--found = მიტოვებული ან ნაპოვნი
detection_trigger--post_clearance_audit = გაშვების შემდგომი საბაჟო კონტროლი
detection_trigger--denial_elsewhere = სხვა ქვეყნის უარი
detection_trigger--carrier_report = გადამზიდავის, მისი ეკიპაჟის ან საფოსტო ოპერატორის ცნობა
detection_trigger--unclaimed = საქონელი, რომელსაც არავინ მოაკითხა
detection_trigger--route_deviation = მარშრუტიდან გადახვევა, ან ელექტრონული ლუქის განგაში
detection_trigger--signal_gap = გარკვეული დროის განმავლობაში მდებარეობას არ გადასცემდა, ან ყალბს გადასცემდა
detection_trigger--other = სხვა
