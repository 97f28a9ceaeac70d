### Codes of the list "hit factor": what each means.

hit_factor-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
hit_factor--name = Nomi, yozuvi va imlosidan qatʼi nazar
hit_factor--birth_date = Tugʻilgan sana
hit_factor--nationality = Fuqaroligi, bayrogʻi yoki joylashgan yeri
hit_factor--sex = Jinsi
hit_factor--document = Shaxsni tasdiqlovchi yoki safar hujjati
hit_factor--container = Konteyner raqami
hit_factor--plate = Davlat raqam belgisi
hit_factor--vehicle = Avtotransportning davlat raqamidan boshqa raqami
hit_factor--vessel = Kema raqami
hit_factor--aircraft = Havo kemasi raqami
hit_factor--wagon = Vagon raqami
hit_factor--company_number = Kompaniya yoki soliq toʻlovchi raqami
hit_factor--transport_document = Transport hujjati
hit_factor--phone = Telefon raqami
hit_factor--email = Elektron pochta manzili
hit_factor--account = Hisobraqam
hit_factor--address = Manzil
hit_factor--goods_and_route = Tovar va uning yoʻnalishi
hit_factor--other_number = Boshqa raqam
