### codes_relation

relation-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
relation--answers = პასუხობს მას
relation--result_of = მისი შედეგია
relation--same_event = იმავე მოვლენას ეხება
relation--linked = დაკავშირებულ მოვლენას ეხება: იგივე პირები, საქონელი ან მარშრუტი
relation--replaces = ცვლის მას
