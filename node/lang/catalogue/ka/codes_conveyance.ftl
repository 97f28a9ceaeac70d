### codes_conveyance

conveyance-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
conveyance--truck = სატვირთო ავტომობილი, მისაბმელით ან მის გარეშე
conveyance--trailer = მხოლოდ მისაბმელი
conveyance--van = ფურგონი
conveyance--car = მსუბუქი ავტომობილი
conveyance--bus = ავტობუსი
conveyance--motorcycle = მოტოციკლი
conveyance--on_foot = ფეხით
conveyance--animal = სატვირთო ცხოველი ან ურემი
conveyance--passenger = საზოგადოებრივი ტრანსპორტის მგზავრი
conveyance--vessel = გემი
conveyance--fishing_vessel = სათევზაო გემი
conveyance--yacht = იახტა
conveyance--ferry = ბორანი
conveyance--boat = ნავი
conveyance--submersible = წყალქვეშა საშუალება
conveyance--aircraft = საჰაერო ხომალდი
conveyance--light_aircraft = მსუბუქი თვითმფრინავი ან ვერტმფრენი
conveyance--drone = დრონი
conveyance--wagon = რკინიგზის ვაგონი
conveyance--passenger_train = სამგზავრო მატარებელი
conveyance--container = კონტეინერი, გადამზიდავი მითითებული არ არის
conveyance--parcel = ამანათი ან ექსპრეს-გზავნილი
conveyance--letter = წერილი
conveyance--pipeline = მილსადენი ან კაბელი
conveyance--other = სხვა
