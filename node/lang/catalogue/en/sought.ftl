### What is looked for, and the fields that answer.

sought-where = it is looked in: { $names }
sought-likeness-unknown = not told
sought-reading = Read as { $scheme } { $number }, its check digit does not hold: { $would } would hold. Compare it with the papers.
sought-near = possible: { $field } = { $held } may be { $other } of { $origin } { $id } ({ $because })
sought-near-more = more numbers are near { $held } than are told here; 'ntc find' with it shows them
