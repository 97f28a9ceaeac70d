### codes_requested_action

requested_action-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
requested_action--inform = საინფორმაციოდ
requested_action--monitor = დაკვირვება ჩარევის გარეშე
requested_action--documentary_check = დოკუმენტების შემოწმება
requested_action--scan = სკანირება
requested_action--examine = დათვალიერება
requested_action--do_not_disclose = არ გამჟღავნდეს მოვაჭრესთან
requested_action--do_not_load = არ დაიტვირთოს
requested_action--let_pass_under_control = გაშვება კონტროლის ქვეშ
