### codes_test_method

test_method-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
test_method--declared = Preluat din documente sau de pe etichetă
test_method--visual = După aspect
test_method--presumptive = Test de culoare sau cu bandă
test_method--raman = Spectrometru Raman sau în infraroșu
test_method--trace = Detector de urme
test_method--xrf = Fluorescență de raze X
test_method--gamma = Spectrometru gama
test_method--lab = Laborator
test_method--other = Altă metodă
