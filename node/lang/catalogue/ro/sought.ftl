sought-where = se poate căuta în: { $names }
sought-likeness-unknown = nespecificat
sought-reading = Citit ca { $scheme } { $number }, cifra de control nu corespunde: ar corespunde { $would }. Comparați cu documentele.
sought-near = posibil: { $field } = { $held } poate fi { $other } din { $origin } { $id } ({ $because })
sought-near-more = sunt mai multe numere apropiate de { $held } decât se arată aici; 'ntc find' cu acest număr le arată
