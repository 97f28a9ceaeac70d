### codes_event_status

event_status-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
event_status--initial = პირველადი შეტყობინება
event_status--confirmed_by_lab = დადასტურებულია ლაბორატორიის მიერ
event_status--closed = დასრულებულია
