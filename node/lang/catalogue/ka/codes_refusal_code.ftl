### codes_refusal_code

refusal_code-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
refusal_code--essential_security = უსაფრთხოების არსებითი ინტერესი
refusal_code--running_investigation = მიმდინარე გამოძიება
refusal_code--person_safety = პირის უსაფრთხოება
refusal_code--judicial_authorisation_refused = სასამართლომ ნებართვაზე უარი თქვა
refusal_code--outside_agreement = შეთანხმების ფარგლებს გარეთ
refusal_code--no_legal_basis = სამართლებრივი საფუძველი არ არის
refusal_code--originator_refused = მესამე მხარის მონაცემები, ავტორმა უარი თქვა
refusal_code--disproportionate = არაპროპორციული
refusal_code--minor_offence = მცირე სამართალდარღვევა
refusal_code--not_available = მიუწვდომელია
refusal_code--cannot_identify = ობიექტის იდენტიფიცირება შეუძლებელია
refusal_code--quota = კვოტა ამოწურულია
refusal_code--cannot_reciprocate = მომთხოვნი თავად ვერ გასცემდა მას
