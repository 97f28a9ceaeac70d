find-undone = axtarış aparılmadı
find-nothing = Bu qovşağın oxuya bildiklərində heç nə tapılmadı.
