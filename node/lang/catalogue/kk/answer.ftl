answer-nothing = жауап берілмеді
answer-statuses = күйлер
answer-refusals = кодтар
answer-told = { $told } тарапына { $id } сұрау салуының жауабы мына жазбамен беріледі:
answer-before = Ол бұрынғы жауабыңыздың орнын басады: { $status }.
