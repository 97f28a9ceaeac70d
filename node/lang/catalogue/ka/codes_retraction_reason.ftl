### codes_retraction_reason

retraction_reason-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
retraction_reason--wrong_subject = სხვა პირს ან საგანს ასახელებს
retraction_reason--duplicate = ორჯერ ეცნობა
retraction_reason--unfounded = უსაფუძვლო აღმოჩნდა
retraction_reason--legal = ამას კანონი ან სასამართლო მოითხოვს
retraction_reason--other = სხვა
