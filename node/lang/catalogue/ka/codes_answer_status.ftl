### codes_answer_status

answer_status-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
answer_status--provided = მოწოდებულია
answer_status--partly = ნაწილობრივ მოწოდებულია
answer_status--no_data = მონაცემები არ არის
answer_status--refused = უარი ეთქვა
answer_status--deferred = გადადებულია
answer_status--referred = გადამისამართებულია სხვა უწყებაში
answer_status--need_more = დამატებითი ინფორმაციაა საჭირო
