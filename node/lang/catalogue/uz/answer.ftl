answer-nothing = javob berilmadi
answer-statuses = holatlar
answer-refusals = rad etish kodlari
answer-told = { $told } tomoniga { $id } soʻroviga javob shu yozuv bilan beriladi:
answer-before = U avvalgi javobingiz oʻrnini bosadi: { $status }.
