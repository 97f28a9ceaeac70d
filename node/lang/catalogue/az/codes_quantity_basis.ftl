quantity_basis-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
quantity_basis--measured = Ölçülüb
quantity_basis--estimated = Təxmin edilib
quantity_basis--declared = Bəyan edilib
quantity_basis--gross = Qablaşdırması və ya daşıyıcısı ilə birgə ölçülüb
quantity_basis--at_least = Ən azı bu qədər
quantity_basis--at_most = Ən çoxu bu qədər
