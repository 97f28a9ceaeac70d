### codes_site_type

site_type-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
site_type--seaport = Port maritim
site_type--river_port = Port fluvial sau lacustru
site_type--airport = Aeroport
site_type--land_crossing = Punct terestru de trecere a frontierei
site_type--rail_station = Gară
site_type--inland = În interiorul țării
site_type--mail_hub = Centru poștal sau de curierat rapid
site_type--free_zone = Zonă liberă
site_type--dry_port = Port uscat
site_type--at_sea = Pe mare
site_type--border_line = Linia frontierei, în afara unui punct de trecere
site_type--river = Râu sau lac
site_type--road = Drum sau punct de control în interiorul țării
site_type--customs_terminal = Terminal vamal
site_type--warehouse = Depozit
site_type--premises = Sediu comercial sau privat
site_type--anchorage = Ancoraj sau radă
site_type--other = Altul
