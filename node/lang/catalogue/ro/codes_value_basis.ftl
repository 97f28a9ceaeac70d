### codes_value_basis

value_basis-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
value_basis--customs = Valoare în vamă
value_basis--declared = Declarată
value_basis--market = Preț de piață în statul raportor
value_basis--street = Preț de vânzare cu amănuntul a drogurilor
value_basis--face = Valoare nominală
value_basis--appraised = Evaluată de un expert
