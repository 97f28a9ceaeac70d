handling_code-source = Europol kullanım kodları
handling_code--H0 = Suçun önlenmesi ve suçla mücadele için kurallara göre kullanılır
handling_code--H1 = İzin olmadan yargılamada kullanılamaz
handling_code--H2 = İzin olmadan dağıtılamaz
handling_code--H3 = Diğer, metne bakınız
