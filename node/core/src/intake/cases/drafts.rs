//! The cases: their authors, and what stands in their drafts.

/// The author of each case, and what stands in its draft after the head.
pub(super) const CASES: [(&str, &str); 24] = [
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
];
