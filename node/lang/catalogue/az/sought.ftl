sought-where = axtarış yerləri: { $names }
sought-likeness-unknown = göstərilməyib
sought-reading = { $scheme } { $number } kimi oxundu, nəzarət rəqəmi düz gəlmir: { $would } düz gələrdi. Sənədlərlə tutuşdurun.
sought-near = mümkündür: { $field } = { $held }, { $origin } { $id } qeydindəki { $other } ola bilər ({ $because })
sought-near-more = { $held } nömrəsinə burada göstəriləndən daha çox nömrə yaxındır; bununla 'ntc find' hamısını göstərir
