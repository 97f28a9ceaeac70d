//! What happened: events, hiding places, what led to the control, what found the goods, what came of it.

use super::{CodeList, code, list, list_with};

/// What a seizure notice tells of.
pub const EVENT_KINDS: CodeList = list(
    "event kind",
    &[
        code("seizure", "Seizure"),
        code("detention", "Detention of goods"),
        code("suspension", "Suspension of release"),
        code("controlled_delivery", "Controlled delivery"),
        code("attempt", "Attempt"),
        code(
            "third_country_information",
            "Information on an event in a third country",
        ),
    ],
);

/// Parts of a day, by the clock of the place. Own list.
pub const DAY_PARTS: CodeList = list(
    "part of the day",
    &[
        code("night", "Night, midnight to 6"),
        code("morning", "Morning, 6 to 12"),
        code("afternoon", "Afternoon, 12 to 18"),
        code("evening", "Evening, 18 to midnight"),
        code("daytime", "By day, 6 to 18"),
        code("darkness", "In darkness, 18 to 6"),
    ],
);

/// How far a case has come.
pub const EVENT_STATUSES: CodeList = list(
    "event status",
    &[
        code("initial", "Initial report"),
        code("confirmed_by_lab", "Confirmed by laboratory"),
        code("closed", "Closed"),
    ],
);

/// How goods were hidden.
pub const CONCEALMENTS: CodeList = list_with(
    "concealment",
    &[
        code("none", "None, declared openly"),
        code("misdeclared", "Misdeclared"),
        code("undeclared", "Undeclared"),
        code("on_body", "On the body"),
        code("in_body", "In the body"),
        code("in_clothing", "In clothing or footwear"),
        code("hand_luggage", "Hand luggage"),
        code("checked_bag", "Checked or rip-on bag"),
        code("false_bottom", "False bottom or double wall"),
        code(
            "in_legitimate_cargo",
            "In legitimate cargo, mixed or within the goods",
        ),
        code("impregnated", "Impregnated or dissolved"),
        code("in_packaging", "In packaging or pallet"),
        code(
            "container_structure",
            "Container structure: floor, wall, roof, doors, reefer unit",
        ),
        code("rip_off", "Rip-off: behind the container's doors"),
        code("seal_tampered", "Seal tampered with or cloned"),
        code(
            "false_marks",
            "False or reused tags, stamps or labels of a finished check",
        ),
        code("cabin", "Cabin or dashboard"),
        code("fuel_tank", "Fuel tank"),
        code("tyre", "Tyre or wheel"),
        code("chassis", "Chassis or underbody"),
        code("engine_space", "Engine space"),
        code("trailer_structure", "Trailer structure"),
        code("wagon", "Wagon structure or load"),
        code("ship_hull", "Ship's hull or sea chest"),
        code("ship_interior", "Ship's quarters or engine room"),
        code("aircraft", "Aircraft hold, lavatory or avionics"),
        code("parcel", "Parcel"),
        code("letter", "Letter"),
        code("drone", "Drone"),
        code("pipeline", "Pipeline"),
        code(
            "vehicle_body",
            "Bodywork: doors, seats, panels, roof or bumpers of a vehicle",
        ),
        code(
            "false_identity",
            "Under a false, changed or cloned number, name or plate",
        ),
        code("masked", "Wrapped or coated against scanners or dogs"),
        code("jettisoned", "Thrown overboard, dropped or left floating"),
        code(
            "privileged_cover",
            "Under cover of diplomatic, military or humanitarian goods",
        ),
        code("other", "Other"),
    ],
    &[
        ("none/declared openly", "none"),
        ("on body", "on_body"),
        ("in body", "in_body"),
        ("in clothing/footwear", "in_clothing"),
        ("hand luggage", "hand_luggage"),
        ("checked/rip-on bag", "checked_bag"),
        ("false bottom/double wall", "false_bottom"),
        ("in legitimate cargo", "in_legitimate_cargo"),
        ("impregnated/dissolved", "impregnated"),
        ("in packaging/pallet", "in_packaging"),
        ("container structure", "container_structure"),
        ("rip-off", "rip_off"),
        ("seal tampered/cloned", "seal_tampered"),
        ("cabin/dashboard", "cabin"),
        ("fuel tank", "fuel_tank"),
        ("tyre/wheel", "tyre"),
        ("chassis/underbody", "chassis"),
        ("engine space", "engine_space"),
        ("trailer structure", "trailer_structure"),
        ("wagon structure/load", "wagon"),
        ("ship hull/sea chest", "ship_hull"),
        ("ship quarters/engine room", "ship_interior"),
        ("aircraft hold/lavatory/avionics", "aircraft"),
        ("vehicle body", "vehicle_body"),
        ("car body", "vehicle_body"),
        ("bodywork", "vehicle_body"),
        ("thrown overboard", "jettisoned"),
    ],
);

/// What led to the control.
pub const TRIGGERS: CodeList = list_with(
    "detection trigger",
    &[
        code("risk_profile", "Risk profile"),
        code("manifest_targeting", "Manifest targeting"),
        code("peer_alert", "Alert of a partner"),
        code("watchlist_hit", "Watchlist hit"),
        code("domestic_intelligence", "Domestic intelligence"),
        code("informant", "Informant or tip"),
        code("document_check", "Document check"),
        code("behaviour", "Behaviour"),
        code("random", "Random selection"),
        code("routine", "Routine or full check"),
        code("found", "Abandoned or found"),
        code("post_clearance_audit", "Post-clearance audit"),
        code("denial_elsewhere", "Denial by another country"),
        code(
            "carrier_report",
            "Report of the carrier, its crew or the postal operator",
        ),
        code("unclaimed", "Goods that nobody came for"),
        code(
            "route_deviation",
            "Left its route, or an electronic seal gave an alarm",
        ),
        code("signal_gap", "Sent no position for a time, or a false one"),
        code("other", "Other"),
    ],
    &[
        ("AIS gap", "signal_gap"),
        ("risk profile", "risk_profile"),
        ("manifest targeting", "manifest_targeting"),
        ("peer alert", "peer_alert"),
        ("watchlist hit", "watchlist_hit"),
        ("domestic intelligence", "domestic_intelligence"),
        ("informant/tip", "informant"),
        ("document check", "document_check"),
        ("routine/100 %", "routine"),
        ("abandoned/found", "found"),
        ("post-clearance audit", "post_clearance_audit"),
        ("denial by another country", "denial_elsewhere"),
        ("carrier report", "carrier_report"),
        ("crew report", "carrier_report"),
        ("route deviation", "route_deviation"),
    ],
);

/// What found the goods.
pub const MEANS: CodeList = list_with(
    "means of detection",
    &[
        code("physical_search", "Physical search"),
        code("xray", "X-ray, kind not told"),
        code("xray_fixed", "X-ray, fixed"),
        code("xray_mobile", "X-ray, mobile"),
        code("xray_backscatter", "X-ray, backscatter"),
        code("xray_body", "X-ray, body"),
        code("dog", "Dog"),
        code("trace", "Trace or Raman detector"),
        code("radiation_portal", "Radiation portal"),
        code("density_meter", "Density meter or endoscope"),
        code("weighing", "Weighing"),
        code("lab", "Laboratory"),
        code("dog_and_scan", "Dog and scan together"),
        code("image_analysis", "Automatic image alert"),
        code("open_source", "Open sources"),
        code("surveillance", "Patrol, camera, radar or thermal imager"),
        code("diver", "Divers or an underwater drone"),
        code("other", "Other"),
    ],
    &[
        ("physical search", "physical_search"),
        ("X-ray", "xray"),
        ("X-ray (fixed)", "xray_fixed"),
        ("X-ray (mobile)", "xray_mobile"),
        ("X-ray (backscatter)", "xray_backscatter"),
        ("X-ray (body)", "xray_body"),
        ("trace/Raman", "trace"),
        ("radiation portal", "radiation_portal"),
        ("density meter/endoscope", "density_meter"),
        ("canine+scan", "dog_and_scan"),
        ("AI image alert", "image_analysis"),
        ("open source", "open_source"),
        ("scanner", "xray"),
    ],
);

/// The channels into which travellers sort themselves and goods are sorted. Own list, by the colours that customs of
/// the region use.
pub const CHANNELS: CodeList = list(
    "channel",
    &[
        code("green", "Green: nothing to declare, or released unseen"),
        code("red", "Red: goods to declare, or to be examined"),
        code("yellow", "Yellow: papers are checked"),
        code("blue", "Blue: checked after release"),
    ],
);

/// What kinds of services make a seizure. Own list, after those that press notes of the region name.
pub const SERVICES: CodeList = list(
    "service",
    &[
        code("customs", "Customs"),
        code("border_guard", "Border guard or border police"),
        code("police", "Police"),
        code("anti_drug", "Anti-drug agency"),
        code("security_service", "Security service"),
        code("coast_guard", "Coast guard or navy"),
        code("gendarmerie", "Gendarmerie or military"),
        code("tax_police", "Tax or financial police"),
        code("prosecutor", "Prosecutor"),
        code("control_unit", "Joint port or air cargo control unit"),
        code("veterinary", "Veterinary, plant or environment service"),
        code("postal", "Postal or express operator"),
        code("foreign", "Service of another state"),
        code("other", "Other"),
    ],
);

/// What the authorities opened because of an event. Own list, after what press notes of the seven states tell.
pub const PROCEEDINGS: CodeList = list_with(
    "proceedings",
    &[
        code("none", "None: no offence was found"),
        code("pending", "Being examined, nothing opened yet"),
        code("criminal_case", "Criminal case"),
        code("administrative_case", "Administrative case"),
        code("customs_case", "Case of a customs offence"),
        code("settled", "Settled by a fine, without a court"),
        code(
            "transferred",
            "Handed over to another authority or another state",
        ),
        code("judged", "Closed by a judgment"),
        code("discontinued", "Closed without a judgment"),
        code("other", "Other"),
    ],
    &[
        ("criminal", "criminal_case"),
        ("criminal case", "criminal_case"),
        ("administrative", "administrative_case"),
        ("administrative case", "administrative_case"),
        ("customs offence", "customs_case"),
    ],
);

/// What came of an alert or a hit.
pub const OUTCOMES: CodeList = list(
    "outcome",
    &[
        code("seizure", "Seizure"),
        code("other_offence", "Other offence"),
        code("no_offence", "No offence"),
        code("not_arrived", "Not found or did not arrive"),
        code("not_examined_capacity", "Not examined: capacity"),
        code(
            "not_examined_released",
            "Not examined: released before the alert",
        ),
        code(
            "not_examined_jurisdiction",
            "Not examined: out of jurisdiction",
        ),
        code("open", "Still open"),
        code("wrong_match", "Wrong match"),
    ],
);

/// How a substance was identified.
pub const TEST_METHODS: CodeList = list_with(
    "test method",
    &[
        code("declared", "Taken from the papers or the label"),
        code("visual", "By its look"),
        code("presumptive", "Colour or strip test"),
        code("raman", "Raman or infrared spectrometer"),
        code("trace", "Trace detector"),
        code("xrf", "X-ray fluorescence"),
        code("gamma", "Gamma spectrometer"),
        code("lab", "Laboratory"),
        code("other", "Other"),
    ],
    &[("field test", "presumptive"), ("laboratory", "lab")],
);
