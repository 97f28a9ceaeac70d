### codes_seal_party

seal_party-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
seal_party--customs = საბაჟო
seal_party--carrier = გადამზიდავი
seal_party--shipper = ტვირთის გამგზავნი
seal_party--terminal = ტერმინალი
seal_party--railway = რკინიგზა
seal_party--other_authority = სხვა უწყება
seal_party--unknown = უცნობია
