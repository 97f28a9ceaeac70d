### codes_seal_state

seal_state-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
seal_state--intact = დაუზიანებელი
seal_state--broken = დაზიანებული
seal_state--tampered = გახსნილი და ხელახლა დახურული
seal_state--replaced = შეცვლილი
seal_state--cloned = ყალბი, ნამდვილის ნომრით
seal_state--missing = არ არის
seal_state--unknown = უცნობია
