### codes_cites_appendix

cites_appendix-source = CITES
cites_appendix--I = დანართი I: გადაშენების საფრთხის წინაშე
cites_appendix--II = დანართი II: ვაჭრობა კონტროლდება
cites_appendix--III = დანართი III: დაცულია ერთი სახელმწიფოს მიერ
