### codes_hit_source

hit_source-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
hit_source--journey = მგზავრთა სია ან მანიფესტი
hit_source--record = საკუთარი შეტყობინება ან გაფრთხილება
hit_source--watchlist = საკუთარი საკონტროლო სია
