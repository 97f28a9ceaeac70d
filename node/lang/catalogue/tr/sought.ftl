sought-where = aranabilecek yerler: { $names }
sought-likeness-unknown = belirtilmedi
sought-reading = { $scheme } { $number } olarak okundu, kontrol basamağı tutmuyor: { $would } tutardı. Belgelerle karşılaştırın.
sought-near = olası: { $field } = { $held }, { $origin } { $id } kaydındaki { $other } olabilir ({ $because })
sought-near-more = { $held } numarasına burada gösterilenden daha çok numara yakın; bununla 'ntc find' hepsini gösterir
