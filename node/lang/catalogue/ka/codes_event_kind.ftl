### codes_event_kind

event_kind-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
event_kind--seizure = ამოღება
event_kind--detention = საქონლის დაკავება
event_kind--suspension = გაშვების შეჩერება
event_kind--controlled_delivery = კონტროლირებადი მიწოდება
event_kind--attempt = მცდელობა
event_kind--third_country_information = ინფორმაცია მესამე ქვეყანაში მომხდარი მოვლენის შესახებ
