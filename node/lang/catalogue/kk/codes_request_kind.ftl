### Codes of the list "request kind": what each means.

request_kind-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
request_kind--information = Ақпарат
request_kind--document = Құжаттың көшірмесі
request_kind--verification = Құжаттардың немесе мәлімдемелердің шынайылығы
request_kind--examination = Тауарды немесе көлік құралын жете тексеру
request_kind--surveillance = Тұлғаны, орынды, тауарды немесе көлікті бақылау
request_kind--consent = Пайдалануға немесе әрі қарай беруге рұқсат
request_kind--other = Басқа
