### Codes of the list "handling code": what each means.

handling_code-source = Еуропол пайдалану кодтары
handling_code--H0 = Қылмыстың алдын алу және оған қарсы күрес үшін қағидалар бойынша пайдалануға болады
handling_code--H1 = Рұқсатсыз сот ісінде пайдалануға болмайды
handling_code--H2 = Рұқсатсыз таратуға болмайды
handling_code--H3 = Басқа, мәтінді қараңыз
