### codes_excise_stamp

excise_stamp-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
excise_stamp--none = არ აქვს
excise_stamp--own = შემტყობინებელი სახელმწიფოსი
excise_stamp--foreign = სხვა სახელმწიფოსი
excise_stamp--counterfeit = ყალბი
excise_stamp--duty_free = მონიშნულია უბაჟოდ გასაყიდად
