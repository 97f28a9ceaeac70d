//! The cases: their authors, and what stands in their drafts.

/// The author of each case, and what stands in its draft after the head.
pub(super) const CASES: [(&str, &str); 40] = [
    // Gold in hand luggage at the crossing of a special zone.
    (
        "KZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2016-03\n\
        place = { country = 'KZ', site = 'kz_altynkol_rail', site_type = 'rail_station', direction = 'import' }\n\
        concealments = ['hand luggage']\npersons_involved = [{ count = 1, role = 'passenger' }]\n\
        [[goods.items]]\ncategory = 'precious'\nquantity = 73.5\nunit = 'kg'\n",
    ),
    // A convoy of cigarettes: packets of twenty, four trucks declared as beans.
    (
        "KZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\nreported = 2024-05-14\n\
        place = { country = 'KZ', site = 'kz_aisha_bibi', direction = 'transit' }\nconcealments = ['misdeclared']\n\
        [[goods.items]]\ncategory = 'tobacco'\nquantity = 3500000\nunit = 'PA'\nsticks_per_pack = 20\n\
        quantity_basis = 'at_least'\ndeclared_as = 'beans'\n\
        [[transport.legs]]\nmode = 'road'\nconveyance = 'truck'\n",
    ),
    // A ship stopped on the high seas.
    (
        "TR/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2025-06-02\n\
        place = { country = 'XZ', site_type = 'at_sea', position = { latitude = 35.1, longitude = 30.2, precision_metres = 2000 } }\n\
        other_places = [{ country = 'TR', unlocode = 'TRMER', site_type = 'seaport', role = 'unloading' }]\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'cannabis_resin'\nquantity = 2\nunit = 'TNE'\nquantity_max = 3\n\
        quantity_basis = 'estimated'\n[[transport.legs]]\nmode = '1'\nconveyance = 'vessel'\n\
        identifiers = [{ scheme = 'imo_ship', raw = '9074729' }]\n",
    ),
    // Live falcons in cabin baggage.
    (
        "UZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'confirmed_by_lab'\noccurred = 2019-02-11\n\
        place = { country = 'UZ', unlocode = 'UZTAS', site_type = 'airport', direction = 'import' }\nmeans = ['physical search']\n\
        [[goods.items]]\ncategory = 'wildlife'\ncites_name = 'Falco cherrug'\ncites_appendix = 'II'\nspecimen = 'live'\n\
        quantity = 2\nunit = 'H87'\n[[transport.legs]]\nmode = '4'\nconveyance = 'passenger'\n\
        identifiers = [{ scheme = 'flight', raw = 'HY 514' }]\n",
    ),
    // Horns of saiga under a bonnet.
    (
        "KZ/customs",
        "[event]\nevent_kind = 'attempt'\nstatus = 'initial'\noccurred = 2024-09-20\n\
        place = { country = 'KZ', site = 'kz_khorgos_icbc' }\nconcealments = ['engine_space']\n\
        [[goods.items]]\ncategory = 'wildlife'\ncites_name = 'Saiga tatarica'\ncites_appendix = 'II'\nspecimen = 'part'\n\
        quantity = 112\nunit = 'pcs'\n[[transport.legs]]\nmode = '3'\nconveyance = 'car'\n\
        identifiers = [{ scheme = 'plate', raw = '123 ABC 02', country = 'KZ' }]\n",
    ),
    // Revolvers with make, calibre and serial numbers.
    (
        "MD/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2021-05-24\n\
        place = { country = 'MD', site = 'md_leuseni', site_type = 'land_crossing', direction = 'transit' }\n\
        [[goods.items]]\ncategory = 'weapon'\nmake = 'Example'\nmodel = 'R4'\ncalibre = '4.5 mm'\nquantity = 2850\nunit = 'H87'\n\
        packages = 143\nidentifiers = [{ scheme = 'weapon_serial', raw = 'EX-001' }, { scheme = 'weapon_serial', raw = 'EX-002' }]\n",
    ),
    // Several drugs of one event, each with its substance.
    (
        "UZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2022-02\n\
        place = { country = 'UZ', site = 'uz_oybek' }\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'hashish'\nquantity = 149.76\nunit = 'KGM'\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'opium'\nquantity = 4.44\nunit = 'KGM'\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'heroin'\nquantity = 1.52\nunit = 'KGM'\n",
    ),
    // Tablets in two containers of one ship: which goods lie in which.
    (
        "TR/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2021-05-16\n\
        place = { country = 'TR', unlocode = 'TRISK', site_type = 'seaport', direction = 'transit' }\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'captagon'\nquantity = 6200000\nunit = 'tablet'\nin = ['container:1']\n\
        [[goods.items]]\ncategory = 'revenue_goods'\ndescription = 'stone blocks'\nin = ['container:1', 'container:2']\n\
        [[transport.legs]]\nmode = '1'\nconveyance = 'vessel'\nname = 'EXAMPLE STAR'\n\
        [[transport.equipment]]\ncontainer = 'CSQU3054383'\nseals = [{ number = 'A1', state = 'intact' }]\n\
        [[transport.equipment]]\ncontainer = 'MSKU6011672'\nseals = [{ number = 'A2', state = 'intact' }]\n",
    ),
    // Wagons of a transit train: the second holds the bags.
    (
        "AZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\nreported = 2025-11-20\n\
        place = { country = 'AZ', site = 'az_astara_rail', direction = 'transit' }\nconcealments = ['in_legitimate_cargo']\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'heroin'\nquantity = 456.8\nunit = 'KGM'\nquantity_basis = 'gross'\n\
        packages = 44\nin = ['wagon:2']\n[[transport.legs]]\nmode = 'rail'\nconveyance = 'wagon'\n\
        identifiers = [{ scheme = 'wagon', raw = '45488855' }, { scheme = 'wagon', raw = '45488855' }]\n",
    ),
    // A route with a transhipment and the times of its stops.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'detention'\nstatus = 'initial'\noccurred = 2026-08-17\n\
        place = { country = 'GE', unlocode = 'GEPTI', site_type = 'seaport', office_code = '69002' }\n\
        [[goods.items]]\ncategory = 'precursor'\nsubstance = 'acetic_anhydride'\ncas = '108-24-7'\nquantity = 21.7\nunit = 'TNE'\n\
        [[transport.route]]\nrole = 'origin'\ncountry = 'CN'\nknown = true\n\
        [[transport.route]]\nrole = 'transit'\ncountry = 'TR'\nunlocode = 'TRAMR'\nsite_name = 'Ambarli'\nsite_type = 'seaport'\n\
        transhipment = true\nactual = 2026-08-01\ndeparted = 2026-08-09T06:00+03:00\n\
        [[transport.route]]\nrole = 'border'\ncountry = 'GE'\nsite = 'ge_red_bridge'\nplanned = 2026-08-20\n\
        [[transport.route]]\nrole = 'destination'\ncountry = 'AZ'\n",
    ),
    // Money of two currencies and a wallet.
    (
        "UZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2024-10-21\n\
        place = { country = 'UZ', site = 'uz_olot' }\nconcealments = ['in_clothing']\n\
        persons_involved = [{ count = 1, role = 'passenger', nationality = 'UZ', sex = 'M', age_band = '35_44', measure = 'fined' }]\n\
        [[goods.items]]\ncategory = 'currency'\nvalue = 50000\ncurrency = 'USD'\n\
        [[goods.items]]\ncategory = 'currency'\nvalue = 61580000\ncurrency = 'UZS'\n\
        [[goods.items]]\ncategory = 'currency'\nquantity = 1\nunit = 'H87'\n\
        identifiers = [{ scheme = 'wallet', raw = 'bc1qexample0000000000000000000000000000000' }]\n",
    ),
    // Counterfeit clothes: the holder of the right, the exporter, the forwarder.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'suspension'\nstatus = 'initial'\noccurred = 2026-04-03\n\
        place = { country = 'GE', unlocode = 'GEBUS', site_type = 'seaport', direction = 'import' }\n\
        [[goods.items]]\ncategory = 'counterfeit'\nbrand = 'Example'\nquantity = 480\nunit = 'PR'\n\
        [[companies.items]]\nrole = 'right_holder'\nname = 'Example Brands'\n[[companies.items]]\nrole = 'exporter'\nname = 'Export Ltd'\n\
        [[companies.items]]\nrole = 'forwarder'\nname = 'Forward LLC'\n\
        identifiers = [{ scheme = 'iban', raw = 'GE29NB0000000101904917' }]\n",
    ),
    // Couriers without names, with what was done to them.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2018-08\n\
        place = { country = 'GE', unlocode = 'GETBS', site_type = 'airport' }\nconcealments = ['in_body']\nmeans = ['X-ray (body)']\n\
        persons_involved = [{ count = 3, role = 'courier', nationality = 'NGA', sex = 'F', age_band = '25_34', measure = 'arrested' }, \
        { count = 1, role = 'organiser', measure = 'charged' }]\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'cocaine'\nquantity = 5.2\nunit = 'kg'\n",
    ),
    // Telephones by their equipment numbers.
    (
        "MD/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-02-03\n\
        place = { country = 'MD', site = 'md_costesti' }\nconcealments = ['undeclared']\n\
        [[goods.items]]\ncategory = 'electronics'\nmake = 'Example'\nmodel = 'P1'\nquantity = 40\nunit = 'pcs'\n\
        identifiers = [{ scheme = 'imei', raw = '490154203237518' }]\n",
    ),
    // Cable and stones: metres and carats, the load bound for somewhere in the Union.
    (
        "UA/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-05\n\
        place = { country = 'UA', site = 'ua_krakovets', direction = 'export' }\n\
        [[goods.items]]\ncategory = 'precious'\nquantity = 12.5\nunit = 'CTM'\nvalue = '25 000'\ncurrency = 'EUR'\n\
        [[goods.items]]\ncategory = 'textile'\nquantity = 900\nunit = 'MTR'\n\
        [[transport.route]]\nrole = 'origin'\ncountry = 'UA'\n[[transport.route]]\nrole = 'destination'\ncountry = 'EU'\n",
    ),
    // What a partner can look for, in two languages.
    (
        "TR/customs",
        "[event]\nevent_kind = 'third_country_information'\nstatus = 'initial'\noccurred = 2025-11\n\
        place = { country = 'BG', site_name = 'Kapitan Andreevo', site_type = 'land_crossing' }\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'heroin'\nquantity = 436\nunit = 'KGM'\n\
        [narrative]\nmodus_operandi = 'Hollow beams of a trailer.'\n\
        translation = { language = 'tr', modus_operandi = 'Dorsenin içi boş kirişleri.' }\n",
    ),
    // Trucks of two weeks with invoices of goods that they did not carry: masks, and duties that were not paid.
    (
        "KZ/customs",
        "[event]\nevent_kind = 'detention'\nstatus = 'closed'\noccurred = 2020-05-01\noccurred_until = 2020-05-16\n\
        place = { country = 'KZ', site = 'kz_syrym', direction = 'import' }\nservices = ['customs', 'tax_police']\n\
        proceedings = 'administrative'\ntriggers = ['document check']\nmeans = ['physical search']\n\
        [[goods.items]]\ncategory = 'revenue_goods'\nvalue = 2200000\ncurrency = 'USD'\nvalue_basis = 'customs'\n\
        unpaid_duty = 310000\nmade_in = 'CN'\ndisposal = 'released'\n\
        [[transport.legs]]\nmode = '3'\nconveyance = 'truck'\ncount = 15\ncountry = 'RU'\n",
    ),
    // Packages that a boat threw overboard; the crew got away, how many is not known.
    (
        "AZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'confirmed_by_lab'\noccurred = 2024-12-22T03:40+04:00\n\
        place = { country = 'AZ', site_type = 'at_sea' }\nservices = ['coast_guard', 'customs']\nproceedings = 'criminal'\n\
        concealments = ['jettisoned']\ntriggers = ['found']\nmeans = ['surveillance']\n\
        persons_involved = [{ role = 'courier', measure = 'fled' }]\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'cannabis_herb'\nphysical_form = 'plant'\nquantity = 23\nunit = 'KGM'\n\
        quantity_basis = 'at_least'\npackages = 13\npackage_type = 'PK'\ndisposal = 'destroyed'\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'methadone'\nphysical_form = 'tablet'\nquantity = 500\nunit = 'U2'\n\
        [[transport.legs]]\nmode = '1'\nconveyance = 'boat'\ndisposal = 'forfeited'\n",
    ),
    // A drug dissolved in the fuel of a truck: what it weighs, and what the liquid measures; the second of two trucks.
    (
        "TR/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2025-10-08\n\
        place = { country = 'TR', site = 'tr_gurbulak', direction = 'import' }\nconcealments = ['fuel tank', 'impregnated']\n\
        triggers = ['risk profile']\nmeans = ['density meter/endoscope', 'trace/Raman']\nproceedings = 'criminal_case'\n\
        references = [{ origin = 'TR/customs', id = '01890a5d-ac96-774b-bcce-b302099a8057', relation = 'linked' }]\n\
        persons_involved = [{ count = 1, role = 'driver', nationality = 'IR', measure = 'arrested' }]\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'methamphetamine'\nphysical_form = 'dissolved'\nquantity = 143.99\n\
        unit = 'KGM'\nother_quantity = 374\nother_unit = 'LTR'\ntest_method = 'raman'\ndisposal = 'kept as evidence'\n\
        [[transport.legs]]\nmode = '3'\nconveyance = 'truck'\ncountry = 'IR'\ndisposal = 'stored'\n",
    ),
    // Medicines of two travellers of one flight, reported by the crew; one of them had swallowed some.
    (
        "AZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\nreported = 2026-02\n\
        place = { country = 'AZ', unlocode = 'AZBAK', site_type = 'airport', direction = 'import' }\n\
        concealments = ['checked/rip-on bag', 'in_body']\ntriggers = ['carrier report']\nmeans = ['X-ray (body)']\n\
        persons_involved = [{ count = 1, role = 'passenger', sex = 'M', age_band = '25_34', measure = 'hospitalised' }, \
        { count = 1, role = 'passenger', measure = 'detained' }]\n\
        [[goods.items]]\ncategory = 'medicine'\nsubstance = 'pregabalin'\nphysical_form = 'capsule'\nquantity = 4400\nunit = 'pcs'\n\
        other_quantity = 315\nother_unit = 'PA'\nmade_in = 'IN'\n\
        [[goods.items]]\ncategory = 'medicine'\nsubstance = 'nalbuphine'\nphysical_form = 'ampoule'\nquantity = 600\nunit = 'ampoules'\n\
        [[goods.items]]\ncategory = 'medicine'\nsubstance = 'tramadol'\nquantity = 90\nunit = 'bottles'\n\
        [[transport.legs]]\nmode = '4'\nconveyance = 'passenger'\nidentifiers = [{ scheme = 'flight', raw = 'J2 186' }]\n",
    ),
    // What the neighbour found on its side of the crossing, on a signal; an official took part.
    (
        "MD/customs",
        "[event]\nevent_kind = 'third_country_information'\nstatus = 'initial'\noccurred = 2025-11-20\n\
        place = { country = 'RO', site = 'md_leuseni', site_type = 'land_crossing', direction = 'transit' }\n\
        services = ['foreign', 'customs']\nproceedings = 'pending'\nconcealments = ['misdeclared', 'vehicle body']\n\
        triggers = ['peer alert', 'risk profile']\ninformed_by = ['MD']\nmeans = ['X-ray']\n\
        persons_involved = [{ count = 1, role = 'official', measure = 'questioned' }, \
        { count = 1, role = 'organiser', nationality = 'UTO', measure = 'wanted' }, { count = 2, role = 'driver', measure = 'expelled' }]\n\
        [[goods.items]]\ncategory = 'dual_use'\nquantity = 6\nunit = 'SET'\ndeclared_as = 'metal articles'\n\
        [[transport.route]]\nrole = 'origin'\ncountry = 'MD'\nsite = 'md_leuseni'\n\
        [[transport.route]]\nrole = 'border'\ncountry = 'RO'\nsite = 'md_leuseni'\n\
        [[transport.route]]\nrole = 'destination'\ncountry = 'IL'\n",
    ),
    // Precursors in a store of which only the region is known, and where they were unloaded.
    (
        "UA/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'confirmed_by_lab'\noccurred = 2026-03\n\
        place = { country = 'UA', region = 'UA-51', site_type = 'warehouse', role = 'search' }\nservices = ['customs', 'security_service']\n\
        proceedings = 'criminal_case'\ntriggers = ['unclaimed', 'peer_alert']\ninformed_by = ['GB', 'MD']\n\
        [[goods.items]]\ncategory = 'precursor'\nsubstance = 'bmk_glycidate'\nphysical_form = 'powder'\nquantity = 1500\nunit = 'kg'\n\
        other_quantity = 60\nother_unit = 'XBG'\n\
        [[goods.items]]\ncategory = 'precursor'\nsubstance = 'methylamine'\nphysical_form = 'liquid'\nquantity = 400\nunit = 'l'\n\
        other_quantity = 20\nother_unit = 'drums'\n\
        [[transport.route]]\nrole = 'loading'\ncountry = 'CN'\n[[transport.route]]\nrole = 'unloading'\ncountry = 'UA'\nregion = 'UA-51'\n\
        [[transport.route]]\nrole = 'destination'\ncountry = 'EU'\n",
    ),
    // Cigarettes in the doors and the spare wheel of two cars, with stamps of another state and without any.
    (
        "UA/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2020-09-10\n\
        place = { country = 'UA', site = 'ua_tysa', direction = 'export' }\nproceedings = 'customs offence'\n\
        channel = 'green'\nmeans_failed = ['X-ray']\nconcealments = ['vehicle_body', 'tyre/wheel', 'masked', 'false_marks']\ntriggers = ['route_deviation', 'behaviour']\n\
        [[goods.items]]\ncategory = 'tobacco'\nquantity = 4950\nunit = 'packs'\nsticks_per_pack = 20\nexcise_stamp = 'foreign'\n\
        excise_country = 'MD'\nin = ['leg:1']\ndisposal = 'confiscated'\n\
        [[goods.items]]\ncategory = 'tobacco'\nquantity = 310\nunit = 'packs'\nexcise_stamp = 'none'\nin = ['leg:2']\n\
        [[goods.items]]\ncategory = 'alcohol'\nquantity = 38\nunit = 'XBO'\nexcise_stamp = 'counterfeit'\n\
        [[transport.legs]]\nmode = '3'\nconveyance = 'car'\ncountry = 'HU'\nidentifiers = [{ scheme = 'plate', raw = 'ABC 123', country = 'HU' }]\n\
        [[transport.legs]]\nmode = '3'\nconveyance = 'car'\ncountry = 'UA'\ndisposal = 'returned'\n",
    ),
    // An opioid by the milligram on paper in a letter; the addressee was sentenced.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'seizure'\nstatus = 'closed'\noccurred = 2025\n\
        place = { country = 'GE', unlocode = 'GETBS', site_type = 'mail_hub', direction = 'import' }\nservices = ['customs', 'postal']\n\
        proceedings = 'judged'\nconcealments = ['letter', 'impregnated']\nmeans = ['trace/Raman', 'lab']\n\
        persons_involved = [{ count = 1, role = 'addressee', measure = 'sentenced' }]\n\
        [[goods.items]]\ncategory = 'nps'\nsubstance = 'isotonitazene'\nphysical_form = 'blotter'\nquantity = 750\nunit = 'mg'\n\
        other_quantity = 150\nother_unit = 'doses'\nvalue = 3000\ncurrency = 'GEL'\nvalue_basis = 'street'\ndisposal = 'passed_under_control'\n\
        [[transport.legs]]\nmode = '5'\nconveyance = 'letter'\ncarrier = 'Example Post'\n",
    ),
    // Sticks of one brand made for another market, without stamps, in a wagon with a double floor.
    (
        "AZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-06-11\nday_part = 'night'\n\
        place = { country = 'AZ', site = 'az_yalama_rail', site_type = 'rail_station', direction = 'import' }\n\
        concealments = ['false_bottom', 'wagon']\nmeans = ['xray_fixed', 'physical_search']\n[[goods.items]]\n\
        category = 'tobacco'\ngoods_type = 'cigarettes'\nbrand = 'Example Blue'\nmade_in = 'AE'\nmade_for = 'GB'\n\
        excise_stamp = 'none'\nquantity = 1200000\nunit = 'STK'\n\
        measures = [{ quantity = 6000, unit = 'XCT' }, { quantity = 120, unit = 'XBX' }]\nunpaid_duty = 96000\n\
        currency = 'AZN'\nin = ['wagon:1']\n[[transport.legs]]\nmode = 'rail'\nconveyance = 'wagon'\n\
        identifiers = [{ scheme = 'wagon', raw = '45488855', state = 'genuine' }, { scheme = 'train', raw = '2084' }]\n\
        documents = [{ scheme = 'smgs', raw = '29471102' }]\n[[transport.equipment]]\ncontainer = 'CSQU3054383'\n\
        seals = [{ number = 'RZD 441', kind = 'cable', affixed_by = 'railway', state = 'intact' }]\n",
    ),
    // Precursors by CAS and UN number in drums declared as cleaning agent, consignor and end user named.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'detention'\nstatus = 'confirmed_by_lab'\noccurred = 2026-07-02\n\
        place = { country = 'GE', unlocode = 'GEPTI', site_type = 'seaport', direction = 'transit' }\n\
        concealments = ['misdeclared']\ntriggers = ['manifest_targeting']\nmeans = ['trace', 'lab']\n[[goods.items]]\n\
        category = 'precursor'\nsubstance = 'pmk_glycidate'\ncas = '13605-48-6'\nphysical_form = 'powder'\nquantity = 1500\n\
        unit = 'KGM'\nquantity_basis = 'measured'\npackages = 60\npackage_type = 'DR'\ndeclared_as = 'cleaning agent'\n\
        declared_hs6 = '340290'\ntest_method = 'lab'\nin = ['container:1']\n[[goods.items]]\ncategory = 'precursor'\n\
        substance = 'methylamine'\ncas = '74-89-5'\nun_number = '1235'\nphysical_form = 'liquid'\nquantity = 800\n\
        unit = 'LTR'\nin = ['container:1']\n[[transport.legs]]\nmode = 'sea'\nconveyance = 'vessel'\nname = 'EXAMPLE STAR'\n\
        documents = [{ scheme = 'bill_of_lading', raw = 'EXMP1234567' }]\n[[transport.equipment]]\ncontainer = 'CSQU3054383'\n\
        seals = [{ number = 'A1', state = 'intact', affixed_by = 'shipper' }]\n[[companies.items]]\nrole = 'consignor'\n\
        name = 'Example Fine Chemicals'\ncountry = 'CN'\n[[companies.items]]\nrole = 'end_user'\nname = 'Example Clean LLC'\n\
        country = 'MD'\n[[companies.items]]\nrole = 'intermediary'\nname = 'Example Trade FZE'\ncountry = 'AE'\n",
    ),
    // Cash of three currencies on two travellers, who had which.
    (
        "TR/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = '2026-04-19T23+03:00~'\n\
        place = { country = 'TR', unlocode = 'TRIST', site_type = 'airport', direction = 'export' }\nchannel = 'green'\n\
        concealments = ['on_body', 'checked_bag']\n\
        persons_involved = [{ count = 1, role = 'courier', nationality = 'UZ', sex = 'M', age_band = '35_44', measure = 'detained' }, { count = 1, role = 'courier', nationality = 'UZ', sex = 'F', age_band = '25_34', measure = 'questioned' }]\n\
        [[goods.items]]\ncategory = 'currency'\ngoods_type = 'cash'\nvalue = 412000\ncurrency = 'USD'\nvalue_basis = 'face'\n\
        quantity = 4120\nunit = 'H87'\nin = ['person:1']\n[[goods.items]]\ncategory = 'currency'\ngoods_type = 'cash'\n\
        value = 88500\ncurrency = 'EUR'\nin = ['person:1']\n[[goods.items]]\ncategory = 'currency'\ngoods_type = 'cash'\n\
        value = 1250000\ncurrency = 'TRY'\nin = ['person:2']\n[[goods.items]]\ncategory = 'currency'\n\
        goods_type = 'counterfeit_money'\nvalue = 5000\ncurrency = 'USD'\nquantity = 50\nunit = 'H87'\nin = ['person:2']\n\
        [[transport.legs]]\nmode = 'air'\nconveyance = 'passenger'\nidentifiers = [{ scheme = 'flight', raw = 'TK 370' }]\n",
    ),
    // Live and dead tortoises by appendix and source, declared as toys, with a permit that nobody issued.
    (
        "UA/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-05-28\nday_part = 'morning'\n\
        place = { country = 'UA', site = 'ua_krakovets', site_type = 'land_crossing', direction = 'export' }\n\
        concealments = ['in_legitimate_cargo']\n[[goods.items]]\ncategory = 'wildlife'\ngoods_type = 'reptile'\n\
        cites_name = 'Testudo horsfieldii'\ncites_appendix = 'II'\ncites_source = 'W'\nspecimen = 'live'\nquantity = 310\n\
        unit = 'pcs'\ndeclared_as = 'toys'\ndeclared_hs6 = '950300'\ndisposal = 'handed_over'\n\
        identifiers = [{ scheme = 'permit', raw = 'UZ-2026-114', state = 'false' }]\n[[goods.items]]\ncategory = 'wildlife'\n\
        goods_type = 'reptile'\ncites_name = 'Testudo horsfieldii'\ncites_appendix = 'II'\ncites_source = 'W'\n\
        specimen = 'dead'\nquantity = 14\nunit = 'pcs'\n[[goods.items]]\ncategory = 'wildlife'\ngoods_type = 'fish'\n\
        cites_name = 'Acipenser gueldenstaedtii'\ncites_appendix = 'II'\ncites_source = 'C'\nspecimen = 'eggs'\n\
        quantity = 6.2\nunit = 'kg'\nother_quantity = 124\nother_unit = 'XCX'\n[[transport.legs]]\nmode = 'road'\n\
        conveyance = 'van'\nidentifiers = [{ scheme = 'plate', raw = 'AA1234BB', country = 'UA' }]\n",
    ),
    // A container whose seal is a clone of the one on the papers.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-09-14\n\
        place = { country = 'GE', unlocode = 'GEPTI', site_type = 'seaport', direction = 'import' }\n\
        concealments = ['rip_off', 'seal_tampered']\ntriggers = ['document_check']\nmeans = ['xray_mobile', 'dog']\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'cocaine'\nphysical_form = 'block'\nquantity = 117.4\n\
        unit = 'KGM'\nquantity_basis = 'gross'\n\
        measures = [{ quantity = 108, unit = 'H87' }, { quantity = 4, unit = 'XBG' }, { quantity = 109.2, unit = 'KGM', basis = 'estimated' }]\n\
        in = ['container:1']\n[[transport.legs]]\nmode = 'sea'\nconveyance = 'vessel'\nname = 'EXAMPLE STAR'\n\
        [[transport.equipment]]\ncontainer = { raw = 'CSQU3054383', state = 'genuine' }\nsize_type = '45R1'\nloaded = 'full'\n\
        seals = [{ number = 'EC 882731', papers_number = 'EC 882731', kind = 'bolt', affixed_by = 'shipper', state = 'cloned' }, { number = 'EC 882731', kind = 'bolt', state = 'broken' }]\n",
    ),
    // A car with a changed VIN, a cloned plate on it and the true one in the boot.
    (
        "MD/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-03-08\nday_part = 'evening'\n\
        place = { country = 'MD', site = 'md_leuseni', site_type = 'land_crossing', direction = 'import' }\n\
        concealments = ['false_identity']\nproceedings = 'criminal_case'\n\
        persons_involved = [{ count = 1, role = 'driver', nationality = 'MD', measure = 'detained' }]\n[[goods.items]]\n\
        category = 'vehicle'\ngoods_type = 'motor_car'\nmake = 'Example'\nmodel = 'X5'\nquantity = 1\nunit = 'H87'\n\
        identifiers = [{ scheme = 'vin', raw = '1M8GDM9AXKP042788', state = 'altered' }, { scheme = 'vin', raw = '5GZCZ43D13S812715', state = 'original' }, { scheme = 'serial_number', raw = 'N57-30192', state = 'genuine' }]\n\
        in = ['leg:1']\n[[goods.items]]\ncategory = 'false_document'\ngoods_type = 'driving_paper'\nquantity = 1\n\
        unit = 'H87'\n[[transport.legs]]\nmode = 'road'\nconveyance = 'car'\n\
        identifiers = [{ scheme = 'plate', raw = 'ABC 123', country = 'MD', state = 'cloned' }, { scheme = 'plate', raw = '34 ABC 123', country = 'TR', state = 'spare' }]\n\
        disposal = 'kept_as_evidence'\n",
    ),
    // Gold cast as granules and declared as brass scrap, with what the papers said of its weight.
    (
        "KZ/customs",
        "[event]\nevent_kind = 'attempt'\nstatus = 'confirmed_by_lab'\noccurred = 2026-02-17\n\
        place = { country = 'KZ', site = 'kz_nur_zholy', site_type = 'land_crossing', direction = 'export' }\n\
        concealments = ['misdeclared']\nmeans = ['weighing', 'lab']\n[[goods.items]]\ncategory = 'precious'\n\
        goods_type = 'gold'\nphysical_form = 'granules'\nquantity = 18.62\nunit = 'kg'\nquantity_basis = 'measured'\n\
        measures = [{ quantity = 250, unit = 'kg', basis = 'declared' }]\npurity_percent = 91.6\nvalue = 1180000\n\
        currency = 'USD'\nvalue_basis = 'appraised'\nhs6 = '710812'\nhs_edition = 2022\ndeclared_as = 'brass scrap'\ndeclared_hs6 = '740400'\n\
        test_method = 'xrf'\n[[goods.items]]\ncategory = 'waste'\ngoods_type = 'metal_waste'\nphysical_form = 'scrap'\n\
        quantity = 231\nunit = 'kg'\n[[transport.legs]]\nmode = 'road'\nconveyance = 'truck'\n\
        identifiers = [{ scheme = 'plate', raw = '123 ABC 02', country = 'KZ' }]\n\
        documents = [{ scheme = 'cmr', raw = 'KZ 0044121' }, { scheme = 'invoice', raw = '17/26', state = 'false' }]\n",
    ),
    // A tanker that was renamed and reflagged, and sent no position for two days.
    (
        "UA/customs",
        "[event]\nevent_kind = 'detention'\nstatus = 'initial'\noccurred = 2026-08-05\n\
        place = { country = 'UA', unlocode = 'UAODS', site_type = 'anchorage', direction = 'import' }\n\
        triggers = ['AIS gap', 'document_check']\nconcealments = ['false_identity', 'misdeclared']\n[[goods.items]]\n\
        category = 'fuel'\ngoods_type = 'diesel'\nquantity = 8400\nunit = 'TNE'\nhs6 = '271020'\nhs_edition = 2022\ndeclared_hs6 = '271019'\n\
        made_in = 'RU'\n[[transport.legs]]\nmode = 'sea'\nrole = 'carried'\nconveyance = 'vessel'\nmeans_type = '1530'\n\
        country = 'CM'\nname = 'EXAMPLE STAR'\nformer_names = ['EXAMPLE MOON', 'EXAMPLE SUN']\n\
        former_countries = ['PA', 'GA']\n\
        identifiers = [{ scheme = 'imo_ship', raw = '9074729' }, { scheme = 'mmsi', raw = '613000001' }, { scheme = 'mmsi', raw = '351000001', state = 'former' }, { scheme = 'mmsi', raw = '271000001', state = 'sent' }]\n\
        [[transport.route]]\nrole = 'loading'\ncountry = 'RU'\nsite_type = 'seaport'\nactual = '2026-07-28~'\n\
        [[transport.route]]\nrole = 'signal_lost'\ncountry = 'XZ'\n\
        position = { latitude = 43.9, longitude = 36.1, precision_metres = 2000 }\nactual = 2026-07-29T02:10Z\nknown = true\n\
        [[transport.route]]\nrole = 'signal_back'\ncountry = 'XZ'\n\
        position = { latitude = 43.2, longitude = 31.4, precision_metres = 2000 }\nactual = 2026-07-31T05:40Z\nknown = true\n\
        [[transport.route]]\nrole = 'destination'\ncountry = 'UA'\nunlocode = 'UAODS'\n[[companies.items]]\n\
        role = 'ship_owner'\nname = 'Example Shipping SA'\ncountry = 'MH'\n\
        identifiers = [{ scheme = 'imo_company', raw = '2041999' }]\n[[companies.items]]\nrole = 'ship_manager'\n\
        name = 'Example Marine'\ncountry = 'AE'\n",
    ),
    // Letters and parcels of one sender, blotters and crystals, each under its own number.
    (
        "UZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'confirmed_by_lab'\noccurred = 2026-03-02\noccurred_until = 2026-03-20\n\
        place = { country = 'UZ', unlocode = 'UZTAS', site_type = 'mail_hub', direction = 'import' }\n\
        concealments = ['parcel', 'letter', 'impregnated']\nservices = ['customs', 'postal']\nmeans = ['dog', 'trace']\n\
        [[goods.items]]\ncategory = 'nps'\nsubstance = 'alpha_pvp'\nphysical_form = 'crystals'\nquantity = 480\nunit = 'g'\n\
        measures = [{ quantity = 3, unit = 'XPC' }]\nin = ['leg:1']\n[[goods.items]]\ncategory = 'narcotic'\n\
        substance = 'lsd'\nphysical_form = 'blotter'\nquantity = 1000\nunit = 'E27'\nstrength = 150\nstrength_unit = 'µg'\n\
        measures = [{ quantity = 2, unit = 'XEN' }]\nin = ['leg:2']\n[[transport.legs]]\nmode = 'mail'\n\
        conveyance = 'parcel'\ncount = 3\nidentifiers = [{ scheme = 's10', raw = 'RR473124829GB' }]\n[[transport.legs]]\n\
        mode = 'mail'\nconveyance = 'letter'\ncount = 2\n[[transport.route]]\nrole = 'origin'\ncountry = 'NL'\nknown = true\n\
        [[transport.route]]\nrole = 'destination'\ncountry = 'UZ'\nknown = true\n[[companies.items]]\nrole = 'sender'\n\
        name = 'Example Webshop'\ncountry = 'NL'\n",
    ),
    // A tank wagon with a false bottom: heroin between two transit seals.
    (
        "AZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\nreported = 2026-10-03\n\
        place = { country = 'AZ', site = 'az_boyuk_kesik_rail', site_type = 'rail_station', direction = 'transit' }\n\
        concealments = ['false_bottom', 'wagon', 'masked']\ntriggers = ['peer_alert']\ninformed_by = ['GE']\n\
        means = ['xray_fixed', 'density_meter']\nmeans_failed = ['dog']\n[[goods.items]]\ncategory = 'narcotic'\n\
        substance = 'heroin'\nphysical_form = 'block'\nquantity = 84\nquantity_max = 90\nunit = 'KGM'\n\
        quantity_basis = 'estimated'\nmeasures = [{ quantity = 78, unit = 'H87' }]\nin = ['wagon:3']\n[[transport.legs]]\n\
        mode = 'rail'\nconveyance = 'wagon'\ncount = 3\n\
        identifiers = [{ scheme = 'train', raw = '1402' }, { scheme = 'wagon', raw = '45488855' }, { scheme = 'wagon', raw = '21 81 2471 217-3' }, { scheme = 'wagon', raw = '45488855', state = 'cloned' }]\n\
        documents = [{ scheme = 'smgs', raw = '00412231' }]\n[[transport.equipment]]\n\
        seals = [{ number = 'KTZ 100', kind = 'cable', affixed_by = 'customs', state = 'tampered' }, { number = 'ADY 7', kind = 'electronic', affixed_by = 'railway', state = 'intact' }]\n",
    ),
    // Coins and a stele of the Bronze Age among household goods, without a permit.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-01\n\
        place = { country = 'GE', site = 'ge_sarpi', site_type = 'land_crossing', direction = 'export' }\n\
        concealments = ['in_legitimate_cargo', 'undeclared']\n[[goods.items]]\ncategory = 'cultural_object'\n\
        goods_type = 'old_coin'\nquantity = 143\nunit = 'H87'\nmade_in = 'GE'\nvalue = 60000\ncurrency = 'GEL'\n\
        value_basis = 'appraised'\ndisposal = 'handed_over'\n[[goods.items]]\ncategory = 'cultural_object'\n\
        goods_type = 'sculpture'\nquantity = 1\nunit = 'H87'\nother_quantity = 86\nother_unit = 'kg'\n\
        declared_as = 'garden ornament'\ndeclared_hs6 = '681099'\ndisposal = 'handed_over'\n[[goods.items]]\n\
        category = 'cultural_object'\ngoods_type = 'icon'\nquantity = 2\nunit = 'H87'\n[[goods.items]]\n\
        category = 'revenue_goods'\ngoods_type = 'household_goods'\nquantity = 2.4\nunit = 'TNE'\n[[transport.legs]]\n\
        mode = 'road'\nconveyance = 'truck'\n[[companies.items]]\nrole = 'forwarder'\nname = 'Example Removals'\n\
        country = 'TR'\n",
    ),
    // Parts of drones under several tariff codes: exporter, forwarder, intermediary and end user.
    (
        "KZ/customs",
        "[event]\nevent_kind = 'suspension'\nstatus = 'initial'\noccurred = 2026-08-21\n\
        place = { country = 'KZ', site = 'kz_dostyk_rail', site_type = 'rail_station', direction = 'transit' }\n\
        triggers = ['risk_profile', 'denial_elsewhere']\n[[goods.items]]\ncategory = 'dual_use'\ngoods_type = 'uav_part'\n\
        quantity = 120\nunit = 'H87'\nhs6 = '840710'\nhs_edition = 2022\ncontrol_code = '9A012.b'\nmake = 'Example Engines'\nmodel = 'DLE-60'\n\
        in = ['container:1']\n[[goods.items]]\ncategory = 'dual_use'\ngoods_type = 'navigation'\nquantity = 400\n\
        unit = 'H87'\nhs6 = '852691'\nhs_edition = 2022\ncontrol_code = '7A105'\ndeclared_as = 'toys'\ndeclared_hs6 = '950300'\n\
        in = ['container:1']\n[[goods.items]]\ncategory = 'dual_use'\ngoods_type = 'electronic_component'\nquantity = 25000\n\
        unit = 'H87'\nhs6 = '854231'\nhs_edition = 2022\nin = ['container:1']\n[[transport.legs]]\nmode = 'rail'\nconveyance = 'wagon'\n\
        documents = [{ scheme = 'smgs', raw = '31170021' }, { scheme = 'permit', raw = 'EUC-2026-7', state = 'doubtful' }]\n\
        [[transport.equipment]]\ncontainer = 'MSKU6011672'\n[[transport.route]]\nrole = 'origin'\ncountry = 'CN'\n\
        [[transport.route]]\nrole = 'border'\ncountry = 'KZ'\nsite = 'kz_dostyk_rail'\n[[transport.route]]\n\
        role = 'destination'\ncountry = 'KG'\nknown = false\n[[companies.items]]\nrole = 'exporter'\n\
        name = 'Example Technology Co'\ncountry = 'CN'\n[[companies.items]]\nrole = 'manufacturer'\nname = 'Example Engines'\n\
        country = 'CN'\n[[companies.items]]\nrole = 'intermediary'\nname = 'Example General Trading'\ncountry = 'AE'\n\
        [[companies.items]]\nrole = 'consignee'\nname = 'Example Import'\ncountry = 'KG'\n[[companies.items]]\n\
        role = 'end_user'\nname = 'Example Plant'\ncountry = 'RU'\n",
    ),
    // Parts of weapons with their numbers in express parcels: frames, slides, barrels and a kit.
    (
        "TR/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-06-30\n\
        place = { country = 'TR', unlocode = 'TRIST', site_type = 'mail_hub', direction = 'export' }\n\
        concealments = ['parcel', 'misdeclared']\n[[goods.items]]\ncategory = 'weapon_part'\n\
        goods_type = 'frame_or_receiver'\nmake = 'Example Arms'\nmodel = 'P-9'\ncalibre = '9x19 mm'\nquantity = 2\n\
        unit = 'H87'\n\
        identifiers = [{ scheme = 'weapon_serial', raw = 'EX-77120' }, { scheme = 'weapon_serial', raw = 'EX-77121', state = 'altered' }]\n\
        declared_as = 'door hardware'\ndeclared_hs6 = '830241'\n[[goods.items]]\ncategory = 'weapon_part'\n\
        goods_type = 'slide_or_bolt'\nquantity = 2\nunit = 'H87'\n\
        identifiers = [{ scheme = 'weapon_serial', raw = 'EX-77120' }]\n[[goods.items]]\ncategory = 'weapon_part'\n\
        goods_type = 'conversion_kit'\nquantity = 6\nunit = 'SET'\n[[goods.items]]\ncategory = 'weapon_part'\n\
        goods_type = 'ammunition'\ncalibre = '9x19 mm'\nquantity = 450\nunit = 'H87'\n[[transport.legs]]\nmode = 'mail'\n\
        conveyance = 'parcel'\ncount = 4\ndocuments = [{ scheme = 'awb', raw = '176-12345675' }]\n",
    ),
    // A passenger who had swallowed capsules, and one who fell ill.
    (
        "AZ/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'confirmed_by_lab'\noccurred = '2026-02-09T04+04:00~'\n\
        place = { country = 'AZ', unlocode = 'AZBAK', site_type = 'airport', direction = 'import' }\n\
        concealments = ['in_body']\ntriggers = ['behaviour']\nmeans = ['xray_body']\n\
        persons_involved = [{ count = 1, role = 'courier', nationality = 'PK', sex = 'M', age_band = '25_34', measure = 'arrested' }, { count = 1, role = 'courier', nationality = 'PK', sex = 'M', age_band = '18_24', measure = 'hospitalised' }]\n\
        [[goods.items]]\ncategory = 'narcotic'\nsubstance = 'heroin'\nphysical_form = 'capsule'\nquantity = 68\n\
        unit = 'capsule'\nstrength = 11.5\nstrength_unit = 'g'\n\
        measures = [{ quantity = 782, unit = 'g' }, { quantity = 836, unit = 'g', basis = 'gross' }]\npurity_percent = 62\n\
        in = ['person:1']\n[[goods.items]]\ncategory = 'narcotic'\nsubstance = 'heroin'\nphysical_form = 'capsule'\n\
        quantity = 41\nunit = 'capsule'\nin = ['person:2']\n[[transport.legs]]\nmode = 'air'\nconveyance = 'passenger'\n\
        identifiers = [{ scheme = 'flight', raw = 'PK 159' }]\n",
    ),
    // A mother ship that handed bales to a speedboat at sea by night.
    (
        "TR/customs",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-07-17\nday_part = 'darkness'\n\
        place = { country = 'XZ', site_type = 'at_sea', role = 'meeting', position = { latitude = 36.0, longitude = 29.4, precision_metres = 3000 } }\n\
        other_places = [{ country = 'TR', unlocode = 'TRMRM', site_type = 'seaport', role = 'unloading' }]\n\
        services = ['coast_guard', 'customs']\nconcealments = ['jettisoned']\nmeans = ['surveillance']\n[[goods.items]]\n\
        category = 'narcotic'\nsubstance = 'cannabis_resin'\nquantity = 42\nunit = 'XBL'\nother_quantity = 1260\n\
        other_unit = 'kg'\nin = ['leg:2']\n[[transport.legs]]\nmode = 'sea'\nrole = 'mother_ship'\n\
        conveyance = 'fishing_vessel'\ncountry = 'SY'\nname = 'EXAMPLE WAVE'\n\
        identifiers = [{ scheme = 'call_sign', raw = 'YKAB2' }]\n[[transport.legs]]\nmode = 'sea'\nrole = 'took_over'\n\
        conveyance = 'boat'\n[[transport.legs]]\nmode = 'road'\nrole = 'escort'\nconveyance = 'car'\n\
        identifiers = [{ scheme = 'plate', raw = '48 ABC 12', country = 'TR' }]\n[[transport.route]]\nrole = 'loading'\n\
        country = 'SY'\nknown = false\n[[transport.route]]\nrole = 'meeting'\ncountry = 'XZ'\n\
        position = { latitude = 36.0, longitude = 29.4, precision_metres = 3000 }\ntranshipment = true\n\
        actual = '2026-07-17T23:00+03:00~'\nknown = true\n[[transport.route]]\nrole = 'destination'\ncountry = 'TR'\n",
    ),
    // Tablets counted, weighed and by strength; what the papers said of them.
    (
        "GE/revenue-service",
        "[event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-09\nreported = 2026-10-01\n\
        place = { country = 'GE', unlocode = 'GETBS', site_type = 'customs_terminal', direction = 'import' }\n\
        concealments = ['misdeclared']\n[[goods.items]]\ncategory = 'medicine'\nsubstance = 'pregabalin'\ninn = 'pregabalin'\n\
        brand = 'Example'\nphysical_form = 'capsule'\nquantity = 5000\nunit = 'capsules'\nstrength = 300\n\
        strength_unit = 'mg'\nother_quantity = 1.5\nother_unit = 'kg'\n\
        measures = [{ quantity = 1.9, unit = 'kg', basis = 'gross' }, { quantity = 500, unit = 'capsules', basis = 'declared' }, { quantity = 89, unit = 'XBX' }]\n\
        [[goods.items]]\ncategory = 'doping'\nsubstance = 'testosterone'\nphysical_form = 'ampoule'\nquantity = 600\n\
        unit = 'XAM'\nstrength = 250\nstrength_unit = 'mg'\n[[transport.legs]]\nmode = 'road'\nconveyance = 'truck'\n",
    ),
];
