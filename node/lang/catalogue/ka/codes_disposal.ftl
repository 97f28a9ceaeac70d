### codes_disposal

disposal-source = საკუთარი სია, CITES-ის უკანონო ვაჭრობის ყოველწლიური ანგარიშის მიხედვით
disposal--kept_as_evidence = შენახულია მტკიცებულებად
disposal--stored = საწყობშია გადაწყვეტილებამდე
disposal--forfeited = კონფისკებულია
disposal--destroyed = განადგურებულია
disposal--returned = დაბრუნებულია მესაკუთრისთვის ან გამგზავნისთვის
disposal--sent_back = უკან გაბრუნებულია საზღვარზე
disposal--sold = გაყიდულია
disposal--released = გაშვებულია გადასახდელის ან ჯარიმის გადახდის შემდეგ
disposal--handed_over = გადაეცა სხვა უწყებას, მუზეუმს ან სამაშველო ცენტრს
disposal--set_free = ცოცხალი ცხოველები გაშვებულია ბუნებაში
disposal--passed_under_control = გაშვებულია კონტროლის ქვეშ
disposal--other = სხვა
