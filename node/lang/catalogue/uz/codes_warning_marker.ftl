### Codes of the list "warning marker": what each means.

warning_marker-source = Yevropa Ittifoqi bojxona axborot tizimi boʻyicha
warning_marker--armed = Quroli boʻlishi mumkin
warning_marker--violent = Zoʻravonlik qilishi mumkin
warning_marker--escape = Qochishga urinishi mumkin
warning_marker--self_harm = Oʻziga zarar yetkazishi mumkin
warning_marker--contagious = Yuqumli kasalligi bor yoki kasallik tashuvchisi
