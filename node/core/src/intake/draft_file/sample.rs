//! A sample that an officer can copy.

/// A commented draft in TOML: the short form first, then every field there is.
pub fn sample() -> String {
    SAMPLE.to_owned()
}

const SAMPLE: &str = r#"# A record to be published: `ntc alert publish FILE`.
# The short form comes first and is complete in itself; delete the rest, or uncomment what you know.
# Dates are as exact as what is known: 2026, 2026-01, 2026-01-28; times: 2026-01-28T10:00Z.
# A code may carry text after a colon; "other" must: "other: bee venom".

kind = "SeizureNotice"              # or "ConsignmentAlert", see the end
language = "en"                     # of the free text, ISO 639-1
purpose = "counter_narcotics"       # customs_risk, border_security, revenue_protection and others
urgency = "routine"                 # within 7 days; priority 72 h, urgent 8 h, immediate 1 h
# expires = 2027-01-28              # recipients erase it then; required with persons
# audience = ["TR/customs"]         # tell these only; left out: all that agreements entitle

[handling]
tlp = "AMBER"                       # CLEAR, GREEN, AMBER, AMBER+STRICT, RED
permitted_action = "examine"        # none_visible, documentary, examine, any
# named_recipients = ["TR/customs"] # with RED, and only then
# handling_codes = ["H1", "H2"]     # H0, H1, H2, "H3: text"
# evaluation = { scheme = "4x4", source = "B", information = 2 } # required with persons

[event]
event_kind = "seizure"              # detention, suspension, controlled_delivery, attempt, ...
status = "initial"                  # confirmed_by_lab, closed
occurred = 2026-01-28               # when it happened
# reported = 2026-01-29             # when it was announced
place = { country = "GE", site_name = "Poti", unlocode = "GEPTI", site_type = "seaport", direction = "transit" }
# authority = "Revenue Service"
# operation = "TRIDENT"
# concealments = ["in_legitimate_cargo", "rip_off"]
# concealment_location = "behind the doors"
# triggers = ["risk_profile"]       # what led to the control
# means = ["xray_mobile", "dog"]    # what found the goods

[[goods.items]]                     # the main goods first; repeat the table for more
category = "narcotic"
description = "cocaine"
quantity = 42.5
unit = "KGM"                        # KGM, GRM, LTR, MTQ, H87 pieces, STK sticks
# quantity_basis = "measured"       # estimated, declared
# hs6 = "293972"
# hs_edition = 2022
# national_code = "29397200"
# subcategory = "hydrochloride"
# brand = "Dolphin"
# purity_percent = 82.5
# packages = 40
# package_type = "PK"               # UN/ECE Rec 21
# value = 2000000                   # with its currency; money itself has a value and no quantity
# currency = "USD"
# cites_name = "Falco cherrug"
# inn = "cocaine"
# cas = "50-36-2"
# un_number = "1544"
# declared_as = "bananas"
# test_method = "Raman"

# [goods]
# cover_load = "bananas"

# ---- how it moved ----
# [[transport.legs]]
# mode = 1                          # UN/ECE Rec 19: 1 sea, 2 rail, 3 road, 4 air, 5 mail, 8 inland water
# conveyance = "vessel"
# name = "EXAMPLE STAR"
# means_type = "1512"               # UN/ECE Rec 28
# voyage = "012W"
# carrier = "Example Line"
# identifiers = [{ scheme = "imo_ship", raw = "9074729" }]
# documents = [{ scheme = "bill_of_lading", raw = "EXMP1234567" }]
#
# [[transport.equipment]]
# container = "CSQU3054383"
# size_type = "22G1"
# seals = [{ number = "A123456", state = "replaced" }]  # intact, broken, replaced, missing, unknown
# loaded = "full"                   # empty, part
#
# [[transport.route]]               # origin, loading, transit, border, destination, in order
# role = "origin"
# country = "EC"
# unlocode = "ECGYE"
# planned = 2025-12-20T08:00Z
# actual = 2025-12-20T21:30Z
# known = true                      # left out: alleged
# [[transport.route]]
# role = "destination"
# country = "GE"
#
# [transport]
# route_unknown = false

# ---- who was part of it ----
# [[companies.items]]
# role = "consignee"                # consignor, notify, declarant, carrier, owner and others
# name = "Example Trading LLC"
# country = "GE"
# identifiers = [{ scheme = "tin", raw = "123456789", country = "GE" }]
# aeo_status = "none"
# address = "1 Example Street, Batumi"
#
# [persons]                         # expires, handling.evaluation and the legal basis are required
# legal_basis = "Article 5 of the agreement"
# [[persons.items]]
# role = "driver"
# names = [{ written = "ANNA MARIA ERIKSSON", script = "Latn", mrz_form = "ERIKSSON<<ANNA<MARIA" }]
# sex = "F"                         # M, X
# birth_date = 1974-08-12
# nationalities = ["UTO"]           # ICAO 9303, three letters
# documents = [{ scheme = "passport", raw = "L898902C3" }]
# phones = ["+995 32 2000000"]
# emails = ["anna@example.org"]
# address = "2 Example Street, Utopia"
# measures = ["questioned"]

# ---- what else there is ----
# [narrative]
# modus_operandi = "Bags laid behind the doors after the load was sealed; seal replaced."
# indicators = "Seal number differs from the bill of lading."
# requested_action = "examine"      # at most what permitted_action allows
#
# [[media.items]]
# sha256 = "0000000000000000000000000000000000000000000000000000000000000000" # from `ntc media put`
# size = 81234
# content_type = "image/jpeg"
# media_kind = "photo"              # xray, document
# caption = "The seal"
#
# [[references]]
# origin = "TR/customs"
# id = "018bcfe5-6800-7fff-bfff-ffffffffffff"
# relation = "same_event"           # answers, result_of, replaces
#
# [national]                        # never leaves this party
# source_reference = "2026/000123"  # publishing the same reference again writes nothing new
# source_url = "https://example.org/press/123"
# case_number = "123/26"
# note = "own note"

# ---- instead of the event above, for kind = "ConsignmentAlert" ----
# [event]
# risk_reasons = ["route_unusual", "other: new consignee"]
# score = 80
# score_scale = 100
# requested_action = "scan"         # inform, monitor, documentary_check, examine, do_not_load, ...
# expected_place = { country = "AZ", unlocode = "AZBAK", site_type = "seaport" }
# expected_at = 2026-02-03T06:00Z
# reply_by = 2026-02-02T18:00Z
# valid_until = 2026-02-10
# operation = "TRIDENT"
"#;
