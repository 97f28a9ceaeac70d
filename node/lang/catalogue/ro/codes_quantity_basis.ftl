### codes_quantity_basis

quantity_basis-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
quantity_basis--measured = Măsurată
quantity_basis--estimated = Estimată
quantity_basis--declared = Declarată
quantity_basis--gross = Măsurată cu ambalajul sau suportul
quantity_basis--at_least = Cel puțin atât
quantity_basis--at_most = Cel mult atât
