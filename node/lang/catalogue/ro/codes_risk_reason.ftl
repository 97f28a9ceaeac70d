### codes_risk_reason

risk_reason-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
risk_reason--risk_profile = Corespunde unui profil de risc
risk_reason--watchlist = Corespunde unei liste de supraveghere
risk_reason--intelligence = Informații operative
risk_reason--party_history = Încălcare anterioară a unei părți
risk_reason--party_unknown = Parte nouă sau fără urme
risk_reason--shell_company = Societate fără activitate reală
risk_reason--route_unusual = Itinerar neobișnuit
risk_reason--route_high_risk = Origine sau tranzit cu risc ridicat
risk_reason--goods_mismatch = Mărfurile nu se potrivesc cu părțile sau cu itinerarul
risk_reason--description_vague = Descriere vagă a mărfurilor
risk_reason--value_implausible = Valoare neplauzibilă
risk_reason--weight_implausible = Greutate neplauzibilă
risk_reason--document_anomaly = Anomalie în documente
risk_reason--identifier_anomaly = Anomalie în numerele containerului, vehiculului sau documentelor
risk_reason--seal_anomaly = Anomalie a sigiliilor
risk_reason--late_change = Schimbare târzie a destinatarului sau a destinației
risk_reason--payment_unusual = Plată sau rezervare neobișnuită
risk_reason--scan_anomaly = Anomalie într-o imagine de scanare
risk_reason--travel_pattern = Tipar de călătorie
risk_reason--peer_information = Informație de la un partener
risk_reason--dual_use_diversion = Risc de deturnare
risk_reason--signal_gap = Nu a transmis poziția un timp sau a transmis una falsă
risk_reason--identity_change = Nume, pavilion sau număr schimbat recent
risk_reason--seal_reuse = Număr de sigiliu văzut în altă parte
risk_reason--other = Alt motiv
