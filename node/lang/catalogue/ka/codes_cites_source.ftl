### codes_cites_source

cites_source-source = CITES, რეზოლუცია Conf. 12.3
cites_source--W = ველური ბუნებიდან მოპოვებული
cites_source--X = ზღვიდან, სახელმწიფოთა იურისდიქციის გარეთ მოპოვებული
cites_source--R = ფერმაში გამოზრდილი
cites_source--D = სავაჭროდ გამრავლებული, დანართი I
cites_source--A = ხელოვნურად გამრავლებული მცენარეები
cites_source--Y = ხელშეწყობილი წარმოების მცენარეები
cites_source--C = ტყვეობაში გამრავლებული
cites_source--F = ტყვეობაში დაბადებული, გაუმრავლებელი
cites_source--U = უცნობია
cites_source--I = ადრე კონფისკებული ან ამოღებული
cites_source--O = კონვენციამდე შეძენილი
