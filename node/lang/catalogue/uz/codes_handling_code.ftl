### Codes of the list "handling code": what each means.

handling_code-source = Yevropol foydalanish kodlari
handling_code--H0 = Jinoyatning oldini olish va unga qarshi kurashish uchun qoidalar boʻyicha foydalanish mumkin
handling_code--H1 = Ruxsatsiz sud ishida foydalanish mumkin emas
handling_code--H2 = Ruxsatsiz tarqatish mumkin emas
handling_code--H3 = Boshqa, matnga qarang
