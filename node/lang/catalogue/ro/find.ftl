find-undone = căutarea nu a fost efectuată
find-nothing = Nu s-a găsit nimic în ceea ce acest nod poate citi.
