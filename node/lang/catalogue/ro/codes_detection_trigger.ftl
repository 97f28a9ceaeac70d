### codes_detection_trigger

detection_trigger-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
detection_trigger--risk_profile = Profil de risc
detection_trigger--manifest_targeting = Analiză de risc a manifestului
detection_trigger--peer_alert = Alertă a unui partener
detection_trigger--watchlist_hit = Concordanță cu o listă de supraveghere
detection_trigger--domestic_intelligence = Informații operative interne
detection_trigger--informant = Informator sau sesizare
detection_trigger--document_check = Verificarea documentelor
detection_trigger--behaviour = Comportament
detection_trigger--random = Selecție aleatorie
detection_trigger--routine = Control de rutină sau integral
detection_trigger--found = Abandonat sau găsit
detection_trigger--post_clearance_audit = Control vamal ulterior
detection_trigger--denial_elsewhere = Refuz din partea altei țări
detection_trigger--carrier_report = Sesizare a transportatorului, a echipajului său sau a operatorului poștal
detection_trigger--unclaimed = Mărfuri pe care nu le-a ridicat nimeni
detection_trigger--route_deviation = Abatere de la itinerar sau alarmă a unui sigiliu electronic
detection_trigger--signal_gap = Nu a transmis poziția un timp sau a transmis una falsă
detection_trigger--other = Altul
