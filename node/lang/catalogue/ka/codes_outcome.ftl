### codes_outcome

outcome-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
outcome--seizure = ამოღება
outcome--other_offence = სხვა სამართალდარღვევა
outcome--no_offence = სამართალდარღვევა არ არის
outcome--not_arrived = ვერ მოიძებნა ან არ ჩამოსულა
outcome--not_examined_capacity = არ შემოწმებულა: რესურსის ნაკლებობა
outcome--not_examined_released = არ შემოწმებულა: გაშვებულია გაფრთხილებამდე
outcome--not_examined_jurisdiction = არ შემოწმებულა: იურისდიქციის გარეთ
outcome--open = ჯერ დაუსრულებელია
outcome--wrong_match = მცდარი თანხვედრა
