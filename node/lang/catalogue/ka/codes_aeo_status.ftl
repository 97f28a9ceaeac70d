### codes_aeo_status

aeo_status-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
aeo_status--none = ავტორიზებული ეკონომიკური ოპერატორი არ არის
aeo_status--customs = საბაჟო გამარტივებები
aeo_status--security = უსაფრთხოება და დაცვა
aeo_status--full = ორივე
aeo_status--suspended = შეჩერებული
aeo_status--revoked = გაუქმებული
