### codes_media_kind

media_kind-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
media_kind--photo = ფოტოსურათი
media_kind--xray = რენტგენის ან სკანირების გამოსახულება
media_kind--document = დოკუმენტი
