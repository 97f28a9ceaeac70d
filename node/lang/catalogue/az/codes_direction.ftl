direction-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
direction--import = İdxal
direction--export = İxrac
direction--transit = Tranzit
direction--transhipment = Aşırma
direction--domestic = Ölkədaxili
