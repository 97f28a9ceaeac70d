### Codes of the list "seal kind": what each means.

seal_kind-source = өз тізімі, ISO 17712 түрлері бойынша
seal_kind--bolt = Болт пломба
seal_kind--cable = Трос пломба
seal_kind--wire = Қорғасын немесе пластик пломбалы сым
seal_kind--strip = Пластик немесе металл таспа
seal_kind--padlock = Аспалы құлып
seal_kind--label = Жабысқақ таспа немесе жапсырма
seal_kind--electronic = Электрондық
