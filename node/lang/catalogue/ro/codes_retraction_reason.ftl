### codes_retraction_reason

retraction_reason-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
retraction_reason--wrong_subject = Numește pe altcineva sau altceva
retraction_reason--duplicate = A fost comunicată de două ori
retraction_reason--unfounded = S-a dovedit neîntemeiată
retraction_reason--legal = O cere legea sau o instanță
retraction_reason--other = Alt motiv
