### codes_purpose

purpose-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
purpose--customs_risk = საბაჟო რისკების მართვა
purpose--border_security = საზღვრის უსაფრთხოება
purpose--counter_narcotics = ნარკოტიკებთან ბრძოლა
purpose--counter_terrorism = ტერორიზმთან ბრძოლა
purpose--revenue_protection = შემოსავლების დაცვა
purpose--ipr_protection = ინტელექტუალური საკუთრების დაცვა
purpose--wildlife_protection = ველური ბუნების დაცვა
purpose--public_health = საზოგადოებრივი ჯანმრთელობის დაცვა
purpose--exercise = სწავლება: რეალური საქმე არ არის
