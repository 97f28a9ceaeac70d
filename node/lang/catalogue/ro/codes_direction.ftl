### codes_direction

direction-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
direction--import = Import
direction--export = Export
direction--transit = Tranzit
direction--transhipment = Transbordare
direction--domestic = Intern
