### codes_loaded_status

loaded_status-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
loaded_status--full = სავსე
loaded_status--empty = ცარიელი
loaded_status--part = ნაწილობრივ დატვირთული
