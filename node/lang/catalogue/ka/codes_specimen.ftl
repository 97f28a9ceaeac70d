### codes_specimen

specimen-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
specimen--live = ცოცხალი
specimen--dead = მკვდარი, მთლიანი
specimen--part = ნაწილი
specimen--derivative = მისგან დამზადებული ან გადამუშავებული
specimen--eggs = კვერცხი, თესლი ან ქვირითი
