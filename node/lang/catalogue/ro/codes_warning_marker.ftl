### codes_warning_marker

warning_marker-source = după sistemul de informații al vămilor al Uniunii Europene
warning_marker--armed = Poate purta o armă
warning_marker--violent = Poate fi violent
warning_marker--escape = Poate încerca să fugă
warning_marker--self_harm = Își poate face rău
warning_marker--contagious = Bolnav sau purtător de o boală contagioasă
