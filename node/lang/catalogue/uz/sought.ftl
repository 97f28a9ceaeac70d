sought-where = qidirish mumkin boʻlgan joylar: { $names }
sought-likeness-unknown = koʻrsatilmagan
sought-reading = { $scheme } { $number } deb oʻqildi, nazorat raqami toʻgʻri kelmaydi: { $would } toʻgʻri kelardi. Hujjatlar bilan solishtiring.
sought-near = ehtimol: { $field } = { $held } mana shu boʻlishi mumkin: { $other }, yozuv { $origin } { $id } ({ $because })
sought-near-more = { $held } raqamiga bu yerda koʻrsatilganidan koʻproq raqam yaqin; shu raqam bilan 'ntc find' hammasini koʻrsatadi
