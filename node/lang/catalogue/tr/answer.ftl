answer-nothing = cevap verilmedi
answer-statuses = durumlar
answer-refusals = kodlar
answer-told = { $told } tarafına { $id } talebinin cevabı şu kayıtla iletiliyor:
answer-before = Önceki cevabınızın yerini alıyor: { $status }.
